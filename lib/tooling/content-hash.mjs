import { createHash } from "node:crypto";
import { readFileSync, statSync, readdirSync } from "node:fs";
import { join, sep } from "node:path";

/** @param {string | Buffer} content */
export const sha256 = (content) => createHash("sha256").update(content).digest("hex");

/**
 * One hash over the names and contents of files and whole folders; what does not exist counts as absent.
 *
 * @param {string} root
 * @param {readonly string[]} paths relative to the root
 * @param {(path: string) => boolean} [isLeftOut] gets paths relative to the root, with forward slashes
 */
export function hashOfPaths(root, paths, isLeftOut = () => false) {
  const hash = createHash("sha256");
  for (const path of paths.flatMap((start) => filesUnder(root, start)).toSorted()) {
    if (isLeftOut(path)) continue;
    hash.update(`${path}\0${sha256(readFileSync(join(root, path)))}\n`);
  }
  return hash.digest("hex");
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {string[]}
 */
export function filesUnder(root, path) {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  if (stats === undefined) return [];
  if (!stats.isDirectory()) return [path.split(sep).join("/")];
  return readdirSync(join(root, path)).flatMap((name) => filesUnder(root, join(path, name)));
}
