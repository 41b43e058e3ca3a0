import { posix } from "node:path";
import { PACKAGE_IMPORT_RULES } from "./package-imports.mjs";
import { PROJECT_IMPORT_RULES } from "./project-imports.mjs";
import { projectPathOf } from "./project-path.mjs";
import { placeOf } from "./rooms.mjs";

/**
 * What is wrong with an import, one sentence per broken rule.
 *
 * @param {string} importer path in the project
 * @param {string} specifier as written in the source
 * @returns {string[]}
 */
function importProblems(importer, specifier) {
  const from = placeOf(importer);
  const imported = importedPath(importer, specifier);
  const broken =
    imported === undefined
      ? PACKAGE_IMPORT_RULES.filter((rule) => rule.packages.test(specifier) && !rule.mayImport(from))
      : PROJECT_IMPORT_RULES.filter((rule) => rule.refuses(from, placeOf(imported), specifier));
  return broken.map(({ name, message }) => `${message} (${name})`);
}

/**
 * @param {string} importer
 * @param {string} specifier
 * @returns {string | undefined} the path in the project, without an extension where the source has none
 */
function importedPath(importer, specifier) {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  if (specifier.startsWith(".")) return posix.join(posix.dirname(importer), specifier);
  return undefined;
}

/** @type {import("eslint").Rule.RuleModule} */
export const importsRule = {
  meta: { type: "problem", schema: [] },
  create(context) {
    const importer = projectPathOf(context.filename);

    /** @param {unknown} source */
    const check = (source) => {
      const node = /** @type {import("eslint").Rule.Node | null | undefined} */ (source);
      if (node?.type !== "Literal" || typeof node.value !== "string") return;
      for (const message of importProblems(importer, node.value)) context.report({ node, message });
    };

    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      TSImportType: (/** @type {{ source?: unknown, argument?: { literal?: unknown } }} */ node) =>
        check(node.source ?? node.argument?.literal),
      "CallExpression[callee.name='require']": (/** @type {{ arguments: unknown[] }} */ node) =>
        check(node.arguments[0]),
    };
  },
};
