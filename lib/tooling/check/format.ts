import { readFileSync } from "node:fs";
import { check, getFileInfo, resolveConfig } from "prettier";
import { projectFiles } from "../project-files";
import { inProject } from "../project-root.mjs";
import { report } from "./report";

let checked = 0;
const problems: string[] = [];

for (const path of projectFiles()) {
  const file = inProject(path);
  const { ignored, inferredParser } = await getFileInfo(file, { ignorePath: inProject(".prettierignore") });
  if (ignored || inferredParser === null) continue;
  checked += 1;
  const options = await resolveConfig(file, { editorconfig: true });
  const isFormatted = await check(readFileSync(file, "utf8"), { ...options, filepath: file }).catch(
    (error: unknown) => {
      problems.push(`${path}: ${error instanceof Error ? error.message : String(error)}`);
      return true;
    },
  );
  if (!isFormatted) problems.push(`${path} is not formatted: npm run format`);
}

report(problems, checked, "files");
