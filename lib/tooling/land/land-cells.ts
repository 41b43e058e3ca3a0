import type { LandSheet } from "../../hexgrid/land-sheets";
import type { Ring } from "./project-land";

/** One row of a sheet's lattice: the columns whose cells are land. Odd rows stand half a cell to the right. */
export interface LandRow {
  readonly row: number;
  readonly columns: readonly number[];
}

export const ROW_PITCH_RATIO = Math.sqrt(3) / 2;
const SCAN_LINES_PER_ROW = 6;
const LEAST_LAND_SHARE = 0.35;

/** The cells of a sheet of which at least a good third is land. */
export function landCells(rings: readonly Ring[], sheet: LandSheet): LandRow[] {
  const { box, pitch } = sheet;
  const rowPitch = pitch * ROW_PITCH_RATIO;
  const columnCount = Math.floor((box.right - box.left) / pitch - 0.5);
  const rowCount = Math.floor((box.bottom - box.top) / rowPitch);
  const lines = Array.from(
    { length: rowCount * SCAN_LINES_PER_ROW },
    (_, line) => box.top + ((line + 0.5) / SCAN_LINES_PER_ROW) * rowPitch,
  );
  const spans = landSpans(rings, lines);
  const rows: LandRow[] = [];
  for (let row = 0; row < rowCount; row += 1) {
    const covered = new Array<number>(columnCount).fill(0);
    const left = box.left + (row % 2 === 0 ? 0 : pitch / 2);
    const first = row * SCAN_LINES_PER_ROW;
    for (const [from, to] of spans.slice(first, first + SCAN_LINES_PER_ROW).flat())
      addSpan(covered, (from - left) / pitch, (to - left) / pitch);
    const columns = covered.flatMap((sum, column) =>
      sum >= LEAST_LAND_SHARE * SCAN_LINES_PER_ROW ? [column] : [],
    );
    if (columns.length > 0) rows.push({ row, columns });
  }
  return rows;
}

/** From where to where there is land on each line; the lines go down in equal steps. */
function landSpans(rings: readonly Ring[], lines: readonly number[]): [number, number][][] {
  const crossings = lines.map((): number[] => []);
  const top = lines[0] ?? 0;
  const step = (lines[1] ?? top + 1) - top;
  for (const ring of rings) {
    let previous = ring[0];
    for (const corner of ring) {
      if (previous) {
        const [low, high] = previous[1] < corner[1] ? [previous[1], corner[1]] : [corner[1], previous[1]];
        // One more on either side, whatever the rounding.
        const last = Math.min(lines.length - 1, Math.floor((high - top) / step) + 1);
        for (let line = Math.max(0, Math.floor((low - top) / step)); line <= last; line += 1) {
          const y = lines[line] ?? 0;
          if (previous[1] < y === corner[1] < y) continue;
          crossings[line]?.push(
            previous[0] + ((y - previous[1]) / (corner[1] - previous[1])) * (corner[0] - previous[0]),
          );
        }
      }
      previous = corner;
    }
  }
  return crossings.map(pairs);
}

function pairs(crossings: number[]): [number, number][] {
  crossings.sort((a, b) => a - b);
  return crossings.flatMap((from, index) => {
    const to = crossings[index + 1];
    return index % 2 === 0 && to !== undefined ? [[from, to] satisfies [number, number]] : [];
  });
}

function addSpan(covered: number[], from: number, to: number): void {
  const last = Math.min(covered.length - 1, Math.floor(to));
  for (let column = Math.max(0, Math.floor(from)); column <= last; column += 1) {
    const share = Math.min(to, column + 1) - Math.max(from, column);
    covered[column] = (covered[column] ?? 0) + Math.max(0, share);
  }
}
