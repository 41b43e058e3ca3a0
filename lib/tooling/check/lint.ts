import { ESLint } from "eslint";
import { isCode, projectFiles } from "../project-files";
import { inProject, PROJECT_ROOT } from "../project-root.mjs";
import { report } from "./report";

const eslint = new ESLint({ cwd: PROJECT_ROOT });
const results = await eslint.lintFiles(["."]);
const linted = new Set(results.map((result) => result.filePath));
const problems = [await (await eslint.loadFormatter("stylish")).format(results)].filter(
  (text) => text.trim() !== "",
);

for (const path of projectFiles().filter(isCode)) {
  const isIgnored = await eslint.isPathIgnored(inProject(path));
  if (!isIgnored && !linted.has(inProject(path))) problems.push(`${path} was not looked at by the linter.`);
}

report(problems, results.length, "files");
