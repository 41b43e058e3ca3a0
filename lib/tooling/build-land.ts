import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { landSheets } from "../hexgrid/land-sheets";
import { landCells } from "./land/land-cells";
import { landSvg } from "./land/land-svg";
import { projectLand } from "./land/project-land";

const folder = fileURLToPath(new URL("../../public/map/", import.meta.url));
const gzipBudgetBytes = 8 * 1024;

const rings = projectLand();
const check = process.argv.includes("--check");

for (const sheet of landSheets) {
  const file = `${folder}${sheet.name}.svg`;
  const svg = landSvg(landCells(rings, sheet), sheet);
  const gzipBytes = gzipSync(svg).length;
  if (gzipBytes > gzipBudgetBytes) {
    fail(`public/map/${sheet.name}.svg is ${gzipBytes} bytes gzip, over its budget of ${gzipBudgetBytes}.`);
  } else if (check) {
    if (textOf(file) !== svg) {
      fail(
        `public/map/${sheet.name}.svg is not what the atlas gives: run npx tsx lib/tooling/build-land.ts.`,
      );
    }
  } else {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, svg);
    console.log(`public/map/${sheet.name}.svg: ${gzipBytes} bytes gzip, ${svg.length} plain`);
  }
}

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
