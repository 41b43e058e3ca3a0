import { assignCells } from "./assign-cells";
import type { Assignment } from "./assign-cells";
import { latticePoints } from "./hex-lattice";
import type { MapBox } from "./land-sheets";
import type { MapPoint } from "./points";

const refinements = 3;
const anchorsTriedTimesPoints = 120;

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
  const reach = reachOf(points, pitch, box);
  let best: Assignment | undefined;
  for (const anchor of anchorsFor(points)) best = cheaper(best, settleAround(anchor, points, pitch, reach));
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
  for (let round = 0; round < refinements; round += 1) {
    const cells = latticePoints(anchor, pitch, box);
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
  const wanted = Math.max(1, Math.floor(anchorsTriedTimesPoints / points.length));
  const centre = meanOf(points);
  return [centre, ...points].slice(0, wanted);
}

// Generous: a corner of the frame leaves a quarter of a circle, which must still hold every point.
function reachOf(points: readonly MapPoint[], pitch: number, box: MapBox): MapBox {
  const reach = (1.2 * Math.sqrt(points.length) + 2) * pitch;
  const within = (low: number, value: number, high: number) => Math.min(high, Math.max(low, value));
  const xs = points.map((point) => within(box.left, point.x, box.right));
  const ys = points.map((point) => within(box.top, point.y, box.bottom));
  return {
    left: Math.max(box.left, Math.min(...xs) - reach),
    top: Math.max(box.top, Math.min(...ys) - reach),
    right: Math.min(box.right, Math.max(...xs) + reach),
    bottom: Math.min(box.bottom, Math.max(...ys) + reach),
  };
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
