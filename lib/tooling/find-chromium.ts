import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Refused } from "./refused.mjs";
import { unpackChromium } from "./unpack-chromium";

const COMMANDS = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "microsoft-edge-stable",
];

const INSTALLED_APPS: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: [
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  ],
};

type Variables = Readonly<Record<string, string | undefined>>;

export interface FoundChromium {
  executablePath: string;
  /** What has to be added to its environment, so that it finds the libraries that it brings. */
  env: Readonly<Record<string, string>>;
}

/**
 * A browser for the tests: the one that is named, else the one from the packages, else an installed one.
 *
 * The one from the packages has no windows to keep: the tests take it a third of the processor time, and it is
 * the same on every machine.
 */
export async function findTestBrowser(env: Variables = process.env): Promise<FoundChromium> {
  return namedChromium(env) ?? (await packagedChromium()) ?? installedChromium(env) ?? refuse();
}

/** A browser for pictures, with the machine's fonts: the one that is named, else an installed one. */
export async function findChromium(env: Variables = process.env): Promise<FoundChromium> {
  return namedChromium(env) ?? installedChromium(env) ?? (await packagedChromium()) ?? refuse();
}

function namedChromium(env: Variables): FoundChromium | undefined {
  const named = env["CHROMIUM_PATH"];
  if (!named) return undefined;
  if (existsSync(named)) return { executablePath: named, env: {} };
  throw new Refused(`CHROMIUM_PATH is "${named}", where there is no file.`);
}

async function packagedChromium(): Promise<FoundChromium | undefined> {
  return process.platform === "linux" && process.arch === "x64" ? unpackChromium() : undefined;
}

function refuse(): never {
  throw new Refused(
    "The browser tests need Chromium: install Chromium or Google Chrome, or set CHROMIUM_PATH to one.",
  );
}

function installedChromium(env: Variables): FoundChromium | undefined {
  const searchPath = env["PATH"] ?? "";
  const apps = INSTALLED_APPS[process.platform] ?? [];
  const onPath = process.platform === "win32" ? [] : searchPath.split(":").filter((folder) => folder !== "");
  const commands = COMMANDS.flatMap((command) => onPath.map((folder) => join(folder, command)));
  const executablePath =
    apps.find((app) => existsSync(app)) ?? commands.find((file) => existsSync(file) && doesRun(file));
  return executablePath === undefined ? undefined : { executablePath, env: {} };
}

/** Some systems put a script in the place of the browser that only says how to install it. */
function doesRun(file: string): boolean {
  try {
    return /Chrom|Edge/.test(execFileSync(file, ["--version"], { timeout: 20_000, encoding: "utf8" }));
  } catch {
    return false;
  }
}
