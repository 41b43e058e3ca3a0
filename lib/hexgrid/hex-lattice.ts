import type { MapPoint } from "./points";
import type { MapBox } from "./map-box";

const ROWS_PER_COLUMN = Math.sqrt(3) / 2;
const ROUNDING = 1e-9;

/** Centres of the honeycomb with a cell at the anchor that lie within the box, row by row. */
export function latticePoints(anchor: MapPoint, pitch: number, box: MapBox): MapPoint[] {
  const rowPitch = pitch * ROWS_PER_COLUMN;
  const points: MapPoint[] = [];
  const firstRow = Math.ceil((box.top - anchor.y) / rowPitch - ROUNDING);
  const lastRow = Math.floor((box.bottom - anchor.y) / rowPitch + ROUNDING);
  for (let row = firstRow; row <= lastRow; row += 1) {
    const rowX = anchor.x + (row % 2 === 0 ? 0 : pitch / 2);
    const first = Math.ceil((box.left - rowX) / pitch - ROUNDING);
    const last = Math.floor((box.right - rowX) / pitch + ROUNDING);
    for (let column = first; column <= last; column += 1) {
      points.push({ x: rowX + column * pitch, y: anchor.y + row * rowPitch });
    }
  }
  return points;
}
