import { readdirSync } from "node:fs";
import { join, sep } from "node:path";
import { filesUnder } from "./content-hash.mjs";
import { PROJECT_ROOT } from "./project-root.mjs";

const NOT_OURS = /^(node_modules|\.git|\.next|\.data|\.cache|test-results|playwright-report)$/;

/** Every file of the project that people write, as paths with forward slashes. */
export function projectFiles(): string[] {
  return readdirSync(PROJECT_ROOT)
    .filter((name) => !NOT_OURS.test(name))
    .flatMap((name) => filesUnder(PROJECT_ROOT, join(name)).map((path) => path.split(sep).join("/")));
}

export const isCode = (path: string) => /\.(tsx?|mts|mjs)$/.test(path) && path !== "next-env.d.ts";
