import type { LandSheet } from "../../hexgrid/land-sheets";
import { landHeight, landWidth } from "../../hexgrid/projection";
import { ROW_PITCH_RATIO } from "./land-cells";
import type { LandRow } from "./land-cells";

// Whole numbers throughout: half a cell is 16 wide and a row 24 high, stretched to size by the transform, and every
// hexagon is the same text, which is what makes the file compress well. An eighth of each cell stays free as the gap.
const CELL_WIDTH = 32;
const ROW_HEIGHT = 24;
const HEXAGON = "l14 7v14l-14 7-14-7v-14z";
const TOP_OF_HEXAGON = -14;

/** The sheet as an SVG file whose path `#land` is drawn in land units and takes its colour from where it is used. */
export function landSvg(rows: readonly LandRow[], sheet: LandSheet): string {
  const { box, pitch } = sheet;
  const scale = `${decimals(pitch / CELL_WIDTH)} ${decimals((pitch * ROW_PITCH_RATIO) / ROW_HEIGHT)}`;
  const transform = `translate(${decimals(box.left)} ${decimals(box.top)})scale(${scale})`;
  const path = rows.map(rowPath).join("");
  const view = `0 0 ${decimals(landWidth)} ${decimals(landHeight)}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${view}"><path id="land" transform="${transform}" d="${path}"/></svg>\n`;
}

function rowPath({ row, columns }: LandRow): string {
  const y = row * ROW_HEIGHT + ROW_HEIGHT / 2 + TOP_OF_HEXAGON;
  const firstX = row % 2 === 0 ? CELL_WIDTH / 2 : CELL_WIDTH;
  let previous: number | undefined;
  let path = "";
  for (const column of columns) {
    const step =
      previous === undefined
        ? `M${firstX + column * CELL_WIDTH} ${y}`
        : `m${(column - previous) * CELL_WIDTH} 0`;
    path += step + HEXAGON;
    previous = column;
  }
  return path;
}

function decimals(value: number): string {
  return String(Number(value.toFixed(5)));
}
