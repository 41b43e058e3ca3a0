import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const PROJECT_ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** @param {string[]} segments */
export const inProject = (...segments) => join(PROJECT_ROOT, ...segments);
