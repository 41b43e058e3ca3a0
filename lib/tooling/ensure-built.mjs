import { spawn } from "node:child_process";
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { hashOfPaths, sha256 } from "./content-hash.mjs";
import { PROJECT_ROOT, inProject } from "./project-root.mjs";
import { Refused } from "./refused.mjs";

const BUILD = inProject(".next");
const STAMP = inProject(".next", "replica-map-build.json");
const SOURCE_FOLDERS = ["app", "components", "lib", "public"];
const NOT_BUILT = /^lib\/(emulator|tooling)\/|\.test\.tsx?$|\.md$/;
const ROOT_SOURCES = /^(tsconfig\.json|[\w.-]+\.(ts|mjs))$/;
const ROOT_NOT_BUILT = /^(eslint|vitest|playwright|next-env)\b/;

/**
 * @typedef {object} BuildStamp
 * @property {string} sources
 * @property {string} toolchain
 */

/** Builds the dashboard unless the build that is there was made from these very sources. */
export async function ensureBuilt() {
  const wanted = currentStamp();
  const found = foundStamp();
  if (found?.sources === wanted.sources && found.toolchain === wanted.toolchain) return;
  console.log("Building the dashboard …");
  // Turbopack keeps results between builds, also those of another Node.js or of other packages, and a failed
  // build stays failed until its folder is gone.
  if (found?.toolchain !== wanted.toolchain) removeBuild();
  const { code, output } = await nextBuild();
  if (code !== 0) {
    removeBuild();
    console.error(output);
    throw new Refused(`The dashboard could not be built (next build ended with ${code}); see above.`);
  }
  writeFileSync(STAMP, JSON.stringify(wanted));
}

/** @returns {BuildStamp} */
function currentStamp() {
  const rootFiles = readdirSync(PROJECT_ROOT).filter(
    (name) => ROOT_SOURCES.test(name) && !ROOT_NOT_BUILT.test(name),
  );
  const [nodeMajor] = process.versions.node.split(".");
  return {
    sources: hashOfPaths(PROJECT_ROOT, [...SOURCE_FOLDERS, ...rootFiles], (path) => NOT_BUILT.test(path)),
    toolchain: `node ${nodeMajor} ${process.platform} ${process.arch} ${sha256(readFileSync(inProject("package-lock.json")))}`,
  };
}

/** @returns {BuildStamp | undefined} */
function foundStamp() {
  return existsSync(STAMP) ? /** @type {BuildStamp} */ (JSON.parse(readFileSync(STAMP, "utf8"))) : undefined;
}

function removeBuild() {
  rmSync(BUILD, { recursive: true, force: true });
}

/** @returns {Promise<{ code: number | string, output: string }>} */
function nextBuild() {
  const child = spawn(process.execPath, [inProject("node_modules/next/dist/bin/next"), "build"], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  return new Promise((resolve) => {
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (/** @type {string} */ text) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (/** @type {string} */ text) => (output += text));
    child.once("close", (code, signal) => resolve({ code: code ?? signal ?? "an unknown end", output }));
  });
}
