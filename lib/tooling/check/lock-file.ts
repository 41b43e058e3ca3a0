import { readFileSync } from "node:fs";
import type { Lockfile } from "../installed-packages.mjs";
import { inProject } from "../project-root.mjs";
import { lockFileProblems, type Manifest } from "./lock-file-problems";
import { report } from "./report";

const lock = JSON.parse(readFileSync(inProject("package-lock.json"), "utf8")) as Lockfile;
const manifest = JSON.parse(readFileSync(inProject("package.json"), "utf8")) as Manifest;

report(lockFileProblems(lock, manifest), Object.keys(lock.packages).length - 1, "packages");
