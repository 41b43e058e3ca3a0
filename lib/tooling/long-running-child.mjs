import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { PROJECT_ROOT } from "./project-root.mjs";

const EXIT_WITH_PARENT = new URL("./exit-with-parent.mjs", import.meta.url).href;
const STOP_MS = 10_000;

/**
 * @typedef {object} LongRunningChild
 * @property {string} name as people know it
 * @property {Promise<string>} ended how it ended, in words
 * @property {() => Promise<void>} stop asks, and after ten seconds insists
 * @property {() => void} kill
 */

/**
 * Starts a Node.js program that ends when this process ends, however that happens.
 *
 * @param {object} options
 * @param {string} options.name
 * @param {string[]} options.args
 * @param {NodeJS.ProcessEnv} options.env
 * @param {RegExp} options.banner lines of its output that say only what we say ourselves
 * @returns {LongRunningChild}
 */
export function startChild({ name, args, env, banner }) {
  const isWindows = process.platform === "win32";
  const child = spawn(process.execPath, ["--import", EXIT_WITH_PARENT, ...args], {
    cwd: PROJECT_ROOT,
    env: { ...env, EXIT_WITH_PARENT: "1" },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
    // Ctrl-C in a terminal goes to the whole group; in groups of their own the children stop in our order.
    detached: !isWindows,
  });
  if (child.stdout === null) throw new Error("a piped child has an output stream");
  createInterface({ input: child.stdout }).on("line", (line) => {
    if (line.trim() !== "" && !banner.test(line)) console.log(line);
  });

  /** @type {Promise<string>} */
  const ended = new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal === null ? `exit code ${code}` : `signal ${signal}`));
  });

  /** @param {NodeJS.Signals} signal */
  const send = (signal) => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    // `next dev` has a server process of its own in the same group.
    if (isWindows || signal === "SIGTERM") child.kill(signal);
    else process.kill(-child.pid, signal);
  };

  return {
    name,
    ended,
    kill: () => send("SIGKILL"),
    stop: async () => {
      send("SIGTERM");
      const insist = setTimeout(() => send("SIGKILL"), STOP_MS);
      await ended;
      clearTimeout(insist);
    },
  };
}
