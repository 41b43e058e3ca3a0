import { spawnSync } from "node:child_process";
import { ESLint } from "eslint";
import ts from "typescript";
import { isCode, projectFiles } from "../project-files";
import { inProject, PROJECT_ROOT } from "../project-root.mjs";
import { report } from "./report";

// One program for both: most of the linter's rules ask the compiler, which then knows the answers already.

const files = projectFiles().filter(isCode);
const generated = generateRouteTypes();
const program = openProgram();
report(
  [...generated, ...compilerProblems(program), ...(await linterProblems(program))],
  files.length,
  "files",
);

/** The types of routes and pages are generated; without them half of `app` would not be checked. */
function generateRouteTypes(): string[] {
  const next = inProject("node_modules/next/dist/bin/next");
  const { status, stdout, stderr } = spawnSync(process.execPath, [next, "typegen"], {
    cwd: PROJECT_ROOT,
    encoding: "utf8",
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  });
  return status === 0 ? [] : [stdout + stderr];
}

function openProgram(): ts.Program {
  const settings = ts.getParsedCommandLineOfConfigFile(
    inProject("tsconfig.json"),
    { incremental: false },
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (problem) => {
        throw new Error(format([problem]));
      },
    },
  );
  if (settings === undefined) throw new Error("There is no tsconfig.json.");
  return ts.createProgram({
    rootNames: settings.fileNames,
    options: settings.options,
    configFileParsingDiagnostics: settings.errors,
  });
}

function compilerProblems(checked: ts.Program): string[] {
  const found = ts.getPreEmitDiagnostics(checked);
  const unseen = files.filter((path) => checked.getSourceFile(inProject(path)) === undefined);
  return [
    ...(found.length === 0 ? [] : [format(found)]),
    ...unseen.map((path) => `${path} was not looked at by the compiler.`),
  ];
}

async function linterProblems(checked: ts.Program): Promise<string[]> {
  const eslint = new ESLint({
    cwd: PROJECT_ROOT,
    overrideConfig: [{ languageOptions: { parserOptions: { projectService: false, programs: [checked] } } }],
  });
  const results = await eslint.lintFiles(["."]);
  const problems = [await (await eslint.loadFormatter("stylish")).format(results)].filter(
    (text) => text.trim() !== "",
  );
  const linted = new Set(results.map((result) => result.filePath));
  for (const path of files) {
    const isIgnored = await eslint.isPathIgnored(inProject(path));
    if (!isIgnored && !linted.has(inProject(path))) problems.push(`${path} was not looked at by the linter.`);
  }
  return problems;
}

function format(found: readonly ts.Diagnostic[]): string {
  return ts.formatDiagnostics(found, {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => PROJECT_ROOT,
    getNewLine: () => "\n",
  });
}
