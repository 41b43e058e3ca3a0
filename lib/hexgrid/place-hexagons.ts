import { latticePoints } from "./hex-lattice";
import { hexagonDistance } from "./hexagon-distance";
import type { MapBox } from "./map-box";
import type { MapPoint } from "./points";
import type { PlacedHexagon } from "./scene";
import { settleCluster } from "./settle-cluster";

export interface HexagonPoint {
  readonly id: string;
  readonly point: MapPoint;
}

export interface PlacementOptions {
  /** From the centre to a corner. */
  readonly radius: number;
  /** Kept free between the flat sides of two hexagons. */
  readonly gap: number;
  readonly frame: { readonly width: number; readonly height: number; readonly margin: number };
}

export type Placement =
  | { readonly ok: true; readonly hexagons: readonly PlacedHexagon[] }
  | { readonly ok: false; readonly capacity: number };

interface Cluster {
  readonly members: readonly HexagonPoint[];
  readonly centres: readonly MapPoint[];
}

const LEADER_FROM_RADII = 0.75;
const ROUNDING = 1e-6;

/**
 * Puts a hexagon on every point and moves as few as possible, as little as possible, until none overlap.
 *
 * A point with room around it stays where it is. Points too close to each other form a cluster and share a piece of
 * honeycomb. No two hexagons are turned by more than a right angle around each other. The same points give the same
 * hexagons, in the order of their ids, whatever order they come in. Refused only when the frame has no room for so many.
 */
export function placeHexagons(points: readonly HexagonPoint[], options: PlacementOptions): Placement {
  const box = boxOfCentres(options);
  const pitch = Math.sqrt(3) * options.radius + options.gap;
  const capacity = latticePoints({ x: box.left, y: box.top }, pitch, box).length;
  if (points.length > capacity) return { ok: false, capacity };
  const sorted = [...points].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  let clusters = sorted.map((member): Cluster => ({
    members: [member],
    centres: [within(box, member.point)],
  }));
  for (;;) {
    const groups = groupsInConflict(clusters, pitch);
    if (groups.length === clusters.length) break;
    clusters = groups.map((group) => merge(group, sorted, pitch, box));
  }
  const centreOf = new Map<HexagonPoint, MapPoint>();
  for (const { members, centres } of clusters) {
    members.forEach((member, index) => centreOf.set(member, centres[index] ?? member.point));
  }
  const hexagons = sorted.map((member) =>
    placed(member, centreOf.get(member) ?? member.point, options.radius),
  );
  return { ok: true, hexagons };
}

function placed({ id, point }: HexagonPoint, centre: MapPoint, radius: number): PlacedHexagon {
  const moved = Math.hypot(centre.x - point.x, centre.y - point.y);
  return { id, centre, truePoint: point, hasLeader: moved > LEADER_FROM_RADII * radius };
}

function merge(
  group: readonly Cluster[],
  order: readonly HexagonPoint[],
  pitch: number,
  box: MapBox,
): Cluster {
  const [only] = group;
  if (only && group.length === 1) return only;
  const joined = new Set(group.flatMap((cluster) => cluster.members));
  const members = order.filter((point) => joined.has(point));
  const points = members.map((member) => member.point);
  const centres = settleCluster(points, pitch, box);
  // The frame holds all points together, so it holds some of them.
  if (!centres) throw new RangeError("A cluster does not fit into a frame that has room for it.");
  return { members, centres };
}

function groupsInConflict(clusters: readonly Cluster[], pitch: number): Cluster[][] {
  const groups: Cluster[][] = [];
  for (const cluster of clusters) {
    const touched = groups.filter((group) => group.some((other) => areInConflict(cluster, other, pitch)));
    const group = [...touched.flat(), cluster];
    for (const old of touched) groups.splice(groups.indexOf(old), 1);
    groups.push(group);
  }
  return groups;
}

function areInConflict(a: Cluster, b: Cluster, pitch: number): boolean {
  return a.centres.some((centreA, indexA) =>
    b.centres.some((centreB, indexB) => {
      if (hexagonDistance(centreA, centreB) < pitch - ROUNDING) return true;
      const trueA = a.members[indexA]?.point ?? centreA;
      const trueB = b.members[indexB]?.point ?? centreB;
      const turned =
        (centreA.x - centreB.x) * (trueA.x - trueB.x) + (centreA.y - centreB.y) * (trueA.y - trueB.y);
      return turned < 0;
    }),
  );
}

function boxOfCentres({ radius, frame }: PlacementOptions): MapBox {
  const sideways = frame.margin + (Math.sqrt(3) / 2) * radius;
  const upright = frame.margin + radius;
  return {
    left: sideways,
    top: upright,
    right: frame.width - sideways,
    bottom: frame.height - upright,
  };
}

function within(box: MapBox, point: MapPoint): MapPoint {
  return {
    x: Math.min(box.right, Math.max(box.left, point.x)),
    y: Math.min(box.bottom, Math.max(box.top, point.y)),
  };
}
