import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { sha256 } from "./content-hash.mjs";
import { missingPackages, thisMachine } from "./installed-packages.mjs";
import { PROJECT_ROOT, inProject } from "./project-root.mjs";
import { Refused } from "./refused.mjs";

/** @typedef {import("./installed-packages.mjs").Lockfile} Lockfile */

const STAMP = inProject("node_modules", ".replica-map-installed");
const NPM_RECORD = inProject("node_modules", ".package-lock.json");
const NO_NETWORK = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT/;

/** Brings `node_modules` to what the lock file says. Does nothing when it is there already. */
export async function ensureInstalled() {
  const lockText = readFileSync(inProject("package-lock.json"), "utf8");
  const stamp = JSON.stringify({ lock: sha256(lockText), ...thisMachine() });
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === stamp) return;
  if (!isInstalledByHand(lockText)) {
    console.log("Installing the packages (once; about a minute) …");
    await npmCi();
  }
  writeFileSync(STAMP, stamp);
}

/**
 * True when somebody's own `npm install` already brought everything.
 *
 * @param {string} lockText
 */
function isInstalledByHand(lockText) {
  if (!existsSync(NPM_RECORD)) return false;
  const lock = /** @type {Lockfile} */ (JSON.parse(lockText));
  const installed = /** @type {Lockfile} */ (JSON.parse(readFileSync(NPM_RECORD, "utf8")));
  return missingPackages(lock, installed, thisMachine()).length === 0;
}

async function npmCi() {
  const { code, output } = await npm(["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]);
  if (code === 0) return;
  const why = NO_NETWORK.test(output)
    ? "npm could not reach its package registry. Check the network or the proxy settings of npm"
    : "npm says above what is wrong. Put that right";
  throw new Refused(
    `The packages could not be installed (npm ci ended with ${code}): ${why}, then start again.`,
  );
}

/**
 * @param {string[]} args
 * @returns {Promise<{ code: number | string, output: string }>}
 */
function npm(args) {
  const script = process.env["npm_execpath"];
  const isNpm = script !== undefined && basename(script) === "npm-cli.js";
  const child = spawn(isNpm ? process.execPath : "npm", isNpm ? [script, ...args] : args, {
    cwd: PROJECT_ROOT,
    stdio: ["ignore", "inherit", "pipe"],
    // npm is a .cmd file on Windows, which only a shell can run.
    shell: !isNpm && process.platform === "win32",
  });
  return new Promise((resolve, reject) => {
    let output = "";
    child.stderr.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
      output += text;
      process.stderr.write(text);
    });
    child.once("error", (error) =>
      reject(
        new Refused(
          `npm could not be run (${error.message}). It comes with Node.js; install it and start again.`,
        ),
      ),
    );
    child.once("close", (code, signal) => resolve({ code: code ?? signal ?? "an unknown end", output }));
  });
}
