import { spawn } from "node:child_process";
import { ensureInstalled } from "./ensure-installed.mjs";
import { PROJECT_ROOT } from "./project-root.mjs";
import { exitCodeOf } from "./refused.mjs";

/**
 * @param {readonly string[]} groups of steps; all of them when empty
 */
export function testAll(groups) {
  return exitCodeOf(async () => {
    await ensureInstalled();
    // The run itself is TypeScript, which needs the packages that have just been installed.
    const run = spawn(process.execPath, ["--import", "tsx", "lib/tooling/test-run/run-steps.ts", ...groups], {
      cwd: PROJECT_ROOT,
      stdio: "inherit",
    });
    return new Promise((resolve) => run.once("close", (code) => resolve(code ?? 1)));
  });
}
