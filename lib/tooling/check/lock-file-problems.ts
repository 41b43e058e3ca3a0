import { satisfies, valid } from "semver";
import type { LockedPackage, Lockfile } from "../installed-packages.mjs";

/** The oldest Node.js that the product supports. */
const OLDEST_NODE = "20.9.0";

export interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** What would make `npm ci` fail, fetch from one machine's mirror, or bring code that Node.js 20.9 cannot run. */
export function lockFileProblems(lock: Lockfile, manifest: Manifest): string[] {
  const packages = Object.entries(lock.packages).filter(([path]) => path !== "");
  return [
    ...manifestProblems(lock.packages[""] ?? {}, manifest),
    ...packages.flatMap(([path, locked]) => [
      ...addressProblems(path, locked),
      ...nodeProblems(path, locked),
      ...missingOptionalPackages(path, locked, lock),
    ]),
  ];
}

function manifestProblems(root: LockedPackage, manifest: Manifest): string[] {
  return (["dependencies", "devDependencies"] as const).flatMap((kind) => {
    const wanted = manifest[kind] ?? {};
    const locked = root[kind] ?? {};
    const inexact = Object.entries(wanted)
      .filter(([, version]) => valid(version) === null)
      .map(([name, version]) => `package.json: ${name} is "${version}", not one exact version.`);
    const different = [...new Set([...Object.keys(wanted), ...Object.keys(locked)])]
      .filter((name) => wanted[name] !== locked[name])
      .map(
        (name) => `package-lock.json and package.json differ about ${name}: run npm install on Node.js 20.`,
      );
    return [...inexact, ...different];
  });
}

function addressProblems(path: string, locked: LockedPackage): string[] {
  if (locked.resolved === undefined) return [];
  return [
    `${path}: "resolved" ties the lock file to one registry; .npmrc leaves it out, so run npm install.`,
  ];
}

function nodeProblems(path: string, locked: LockedPackage): string[] {
  const range = locked.engines?.["node"];
  const isForDevelopment = locked.dev === true || locked.devOptional === true;
  if (range === undefined || isForDevelopment || satisfies(OLDEST_NODE, range)) return [];
  return [
    `${path} ${locked.version ?? ""} needs Node.js ${range}; make the lock file with npm on Node.js 20.`,
  ];
}

function missingOptionalPackages(path: string, locked: LockedPackage, lock: Lockfile): string[] {
  return Object.keys(locked.optionalDependencies ?? {})
    .filter((name) => !isReachable(path, name, lock))
    .map((name) => `${path} lacks its optional ${name}, so npm ci fails on the platforms that need it.`);
}

/** Looks where Node.js looks: in the package's own node_modules, then in each one above. */
function isReachable(path: string, name: string, lock: Lockfile): boolean {
  if (`${path}/node_modules/${name}` in lock.packages) return true;
  const above = path.lastIndexOf("/node_modules/");
  if (above >= 0) return isReachable(path.slice(0, above), name, lock);
  return `node_modules/${name}` in lock.packages;
}
