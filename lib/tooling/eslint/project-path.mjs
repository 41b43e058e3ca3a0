import { relative, sep } from "node:path";
import { PROJECT_ROOT } from "../project-root.mjs";

/** @param {string} file absolute; gives the path in the project with forward slashes */
export const projectPathOf = (file) => relative(PROJECT_ROOT, file).split(sep).join("/");
