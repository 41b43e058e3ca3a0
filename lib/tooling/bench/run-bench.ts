import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { format, resolveConfig } from "prettier";
import { ensureBuilt } from "../ensure-built.mjs";
import { inProject } from "../project-root.mjs";
import { exitCodeOf } from "../refused.mjs";
import { benchmarkTable, isOverLimit, withMeasuredSection } from "./benchmark-report";
import { buildEmptyApp } from "./empty-app";
import { chosenParts } from "./parts";
import { withServers } from "./with-servers";

const DOCUMENT = inProject("docs", "benchmarks.md");

const formatted = async (text: string) =>
  format(text, { ...(await resolveConfig(DOCUMENT)), parser: "markdown" });

const machine = () =>
  `Node.js ${process.versions.node}, ${process.platform} ${process.arch}, ${availableParallelism()} cores`;

async function write(part: string, table: string): Promise<void> {
  const before = existsSync(DOCUMENT) ? readFileSync(DOCUMENT, "utf8") : "";
  const after = withMeasuredSection(before, { part, table, machine: machine() });
  writeFileSync(DOCUMENT, await formatted(after));
}

process.exitCode = await exitCodeOf(async () => {
  const [options, names] = [true, false].map((isOption) =>
    process.argv.slice(2).filter((argument) => argument.startsWith("--") === isOption),
  );
  const parts = chosenParts(names ?? []);
  await ensureBuilt();
  buildEmptyApp();
  let isAnyOver = false;
  for (const { name, measure } of parts) {
    console.log(`Measuring ${name} …`);
    const measurements = await withServers(measure);
    const table = benchmarkTable(measurements);
    console.log(`\n${await formatted(table)}`);
    if (options?.includes("--write")) await write(name, table);
    isAnyOver ||= measurements.some(isOverLimit);
  }
  return isAnyOver ? 1 : 0;
});
