import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { isCode, projectFiles } from "../project-files";
import { inProject } from "../project-root.mjs";

/** Whoever gets to the store, gets to it through this. */
const DOOR = "lib/db/open-store.ts";
const STATIC_IMPORT = /\b(?:import|export)\s+(type\s)?(?:[^"';]*?\bfrom\s*)?["']([^"']+)["']/g;
const LATER_IMPORT = /\bimport\(\s*["']([^"']+)["']/g;
const TEST = /^(app|components|lib\/(?!tooling\/|emulator\/)).*\.test\.tsx?$/;

/**
 * Every test from which imports lead to the store, over however many files.
 *
 * More than those that open it, so that none has to be remembered: each of these runs on both kinds of store.
 */
export function storeTests(): string[] {
  const files = projectFiles().filter(isCode);
  const importersOf = new Map<string, string[]>();
  for (const file of files) {
    for (const imported of importsOf(file)) {
      importersOf.set(imported, [...(importersOf.get(imported) ?? []), file]);
    }
  }
  const leading = new Set([DOOR]);
  for (const file of leading) for (const importer of importersOf.get(file) ?? []) leading.add(importer);
  const found = files.filter((file) => TEST.test(file) && leading.has(file));
  if (found.length === 0) throw new Error(`No test leads to ${DOOR}: the rule that looks for them is blind.`);
  return found;
}

/** Files of the project whose values, not only types, this one imports; a missing extension is tried out. */
function importsOf(path: string): string[] {
  const source = readFileSync(inProject(path), "utf8");
  const specifiers = [
    ...[...source.matchAll(STATIC_IMPORT)].flatMap(([, isType, name]) => (isType ? [] : [name])),
    ...[...source.matchAll(LATER_IMPORT)].map(([, name]) => name),
  ];
  return specifiers.flatMap((name = "") => {
    if (name.startsWith("@/")) return candidates(name.slice(2));
    return name.startsWith(".") ? candidates(posix.join(posix.dirname(path), name)) : [];
  });
}

const candidates = (target: string) => [target, `${target}.ts`, `${target}.tsx`];
