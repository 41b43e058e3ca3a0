import { spawnSync } from "node:child_process";
import { relative, sep } from "node:path";
import { isCode, projectFiles } from "../project-files";
import { inProject, PROJECT_ROOT } from "../project-root.mjs";
import { report } from "./report";

function run(script: string, args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [inProject(script), ...args], {
    cwd: PROJECT_ROOT,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  });
  return { status, output: stdout + stderr };
}

const problems: string[] = [];

// The types of routes and pages are generated; without them half of `app` would not be checked.
const typegen = run("node_modules/next/dist/bin/next", ["typegen"]);
if (typegen.status !== 0) problems.push(typegen.output);

const tsc = run("node_modules/typescript/bin/tsc", ["--noEmit", "--listFiles"]);
const isListed = (line: string) => line.startsWith(PROJECT_ROOT.split(sep).join("/"));
const lines = tsc.output.split(/\r?\n/).filter((line) => line !== "");
const seen = new Set(lines.filter(isListed).map((line) => relative(PROJECT_ROOT, line).split(sep).join("/")));
if (tsc.status !== 0) problems.push(...lines.filter((line) => !isListed(line)));

const files = projectFiles().filter(isCode);
for (const path of files) if (!seen.has(path)) problems.push(`${path} was not looked at by the compiler.`);

report(problems, files.filter((path) => seen.has(path)).length, "files");
