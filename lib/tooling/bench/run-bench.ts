import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { format, resolveConfig } from "prettier";
import { ensureBuilt } from "../ensure-built.mjs";
import { inProject } from "../project-root.mjs";
import { exitCodeOf } from "../refused.mjs";
import { benchmarkTable, isOverLimit, withMeasuredSection } from "./benchmark-report";
import { buildEmptyApp } from "./empty-app";
import { measure } from "./measure";

const DOCUMENT = inProject("docs", "benchmarks.md");

const formatted = async (text: string) =>
  format(text, { ...(await resolveConfig(DOCUMENT)), parser: "markdown" });

const machine = () =>
  `Node.js ${process.versions.node}, ${process.platform} ${process.arch}, ${availableParallelism()} cores`;

process.exitCode = await exitCodeOf(async () => {
  await ensureBuilt();
  buildEmptyApp();
  const measurements = await measure();
  const table = benchmarkTable(measurements);
  console.log(`\n${await formatted(table)}`);
  if (process.argv.includes("--write")) {
    const before = existsSync(DOCUMENT) ? readFileSync(DOCUMENT, "utf8") : "";
    writeFileSync(DOCUMENT, await formatted(withMeasuredSection(before, table, machine())));
  }
  return measurements.some(isOverLimit) ? 1 : 0;
});
