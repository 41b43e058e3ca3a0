import { spawn } from "node:child_process";
import { ensureInstalled } from "./ensure-installed.mjs";
import { PROJECT_ROOT } from "./project-root.mjs";
import { exitCodeOf } from "./refused.mjs";

/**
 * Runs a script of ours that is TypeScript, once the packages that it needs are there.
 *
 * @param {string} script
 * @param {readonly string[]} args
 */
export function runTypescript(script, args) {
  return exitCodeOf(async () => {
    await ensureInstalled();
    const run = spawn(process.execPath, ["--import", "tsx", script, ...args], {
      cwd: PROJECT_ROOT,
      stdio: "inherit",
    });
    return new Promise((resolve) => run.once("close", (code) => resolve(code ?? 1)));
  });
}
