import { assignCells } from "./assign-cells";
import type { Assignment } from "./assign-cells";
import { latticePoints } from "./hex-lattice";
import type { MapBox } from "./map-box";
import type { MapPoint } from "./points";

const REFINEMENTS = 3;
const ANCHORS_TRIED_TIMES_POINTS = 120;

/**
 * Puts points that are too close to each other into a piece of honeycomb that lies as near to them as we can find.
 *
 * The box bounds the centres. Undefined when it holds fewer cells than there are points.
 */
export function settleCluster(
  points: readonly MapPoint[],
  pitch: number,
  box: MapBox,
): readonly MapPoint[] | undefined {
  let best: Assignment | undefined;
  for (const anchor of anchorsFor(points)) best = cheaper(best, settleAround(anchor, points, pitch, box));
  // A honeycomb that starts in the corner holds as many cells as any; it costs long moves, so it comes last.
  best ??= settleAround({ x: box.left, y: box.top }, points, pitch, box);
  return best?.cells;
}

function settleAround(
  start: MapPoint,
  points: readonly MapPoint[],
  pitch: number,
  box: MapBox,
): Assignment | undefined {
  let anchor = start;
  let best: Assignment | undefined;
  for (let round = 0; round < REFINEMENTS; round += 1) {
    const cells = cellsNear(points, anchor, pitch, box);
    if (cells.length < points.length) return best;
    const assignment = assignCells(points, cells);
    if (best && assignment.cost >= best.cost) return best;
    best = assignment;
    const drift = meanMove(assignment.cells, points);
    anchor = { x: anchor.x + drift.x, y: anchor.y + drift.y };
  }
  return best;
}

function anchorsFor(points: readonly MapPoint[]): MapPoint[] {
  const wanted = Math.max(1, Math.floor(ANCHORS_TRIED_TIMES_POINTS / points.length));
  const centre = meanOf(points);
  return [centre, ...points].slice(0, wanted);
}

function cellsNear(points: readonly MapPoint[], anchor: MapPoint, pitch: number, box: MapBox): MapPoint[] {
  const most = latticePoints(anchor, pitch, box);
  const xs = points.map((point) => Math.min(box.right, Math.max(box.left, point.x)));
  const ys = points.map((point) => Math.min(box.bottom, Math.max(box.top, point.y)));
  const ends = {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
  const wanted = Math.min(most.length, points.length);
  for (let reach = (0.6 * Math.sqrt(points.length) + 1.5) * pitch; ; reach *= 1.5) {
    const cells = most.filter(
      ({ x, y }) =>
        x >= ends.left - reach &&
        x <= ends.right + reach &&
        y >= ends.top - reach &&
        y <= ends.bottom + reach,
    );
    if (cells.length >= wanted) return cells;
  }
}

function meanMove(from: readonly MapPoint[], to: readonly MapPoint[]): MapPoint {
  const start = meanOf(from);
  const end = meanOf(to);
  return { x: end.x - start.x, y: end.y - start.y };
}

function meanOf(points: readonly MapPoint[]): MapPoint {
  let x = 0;
  let y = 0;
  for (const point of points) {
    x += point.x / points.length;
    y += point.y / points.length;
  }
  return { x, y };
}

function cheaper(a: Assignment | undefined, b: Assignment | undefined): Assignment | undefined {
  if (!a || !b) return a ?? b;
  return b.cost < a.cost ? b : a;
}
