import { projectPathOf } from "./project-path.mjs";
import { placeOf } from "./rooms.mjs";

const DROP_BOX = /^(utils?|helpers?|common|misc|shared)$/;
const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
// Next names these, its segment folders carry brackets, and *.config files are named by their tools.
const NAMED_BY_A_TOOL = /^(app\/|[^/]+$)|\.(config|generated)\.\w+$/;
const SERVER_ONLY_FILES = ["queries", "store"];

/**
 * What is wrong with a file's name or place.
 *
 * @param {string} path in the project
 * @returns {string[]}
 */
function fileNameProblems(path) {
  const parts = path.split("/");
  const stems = parts.map((part) => part.replace(/(\.(test|spec|soak))?\.\w+$/, ""));
  const problems = [];
  if (parts.some((part) => DROP_BOX.test(part.replace(/\..*$/, "")))) {
    problems.push(
      "Name the room or file after its subject; a drop box grows until nobody knows it. (no-drop-box)",
    );
  }
  if (/^index\.\w+$/.test(parts.at(-1) ?? "")) {
    problems.push("No index files: import the file that defines the thing. (no-barrel)");
  }
  if (!NAMED_BY_A_TOOL.test(path) && !stems.every((stem) => KEBAB_CASE.test(stem))) {
    problems.push("Files and folders are named in kebab-case. (kebab-case)");
  }
  if (path.startsWith("lib/") && placeOf(path).layer === "unknown") {
    problems.push("This room is not in lib/tooling/eslint/rooms.mjs. (known-room)");
  }
  return problems;
}

/** @type {import("eslint").Rule.RuleModule} */
export const filesRule = {
  meta: { type: "problem", schema: [] },
  create(context) {
    const path = projectPathOf(context.filename);
    const { layer, file } = placeOf(path);

    return {
      Program(node) {
        for (const message of fileNameProblems(path)) context.report({ node, message });
        if (layer !== "feature" && layer !== "service") return;
        if (SERVER_ONLY_FILES.includes(file) && !isServerOnly(context.sourceCode.text)) {
          context.report({ node, message: 'Begin with import "server-only". (server-only)' });
        }
      },
      "ExpressionStatement[directive='use server']"(/** @type {import("eslint").Rule.Node} */ node) {
        if (layer === "feature" && file === "actions") return;
        context.report({ node, message: '"use server" stands only in a feature\'s actions.ts. (one-door)' });
      },
    };
  },
};

/** @param {string} source */
const isServerOnly = (source) => /\bimport "server-only";/.test(source);
