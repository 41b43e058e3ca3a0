import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { LAND_SHEETS } from "../hexgrid/land-sheets";
import { landCells } from "./land/land-cells";
import { landSvg } from "./land/land-svg";
import { projectLand } from "./land/project-land";

const FOLDER = fileURLToPath(new URL("../../public/map/", import.meta.url));
const GZIP_BUDGET_BYTES = 8 * 1024;

const rings = projectLand();
const check = process.argv.includes("--check");

for (const sheet of LAND_SHEETS) {
  const file = `${FOLDER}${sheet.name}.svg`;
  const svg = landSvg(landCells(rings, sheet), sheet);
  const gzipBytes = gzipSync(svg).length;
  if (gzipBytes > GZIP_BUDGET_BYTES) {
    fail(`public/map/${sheet.name}.svg is ${gzipBytes} bytes gzip, over its budget of ${GZIP_BUDGET_BYTES}.`);
  } else if (check) {
    if (textOf(file) !== svg) {
      fail(
        `public/map/${sheet.name}.svg is not what the atlas gives: run npx tsx lib/tooling/build-land.ts.`,
      );
    }
  } else {
    mkdirSync(FOLDER, { recursive: true });
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
