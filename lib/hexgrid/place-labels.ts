import { hasRoom, hexagonsUnder } from "./label-room";
import type { LabelLeader, LabelRoom } from "./label-room";
import type { MapBox } from "./map-box";
import type { MapPoint } from "./points";
import type { Scene } from "./scene";

export interface LabelRequest {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly priority: number;
}

/** A label's box in scene units; `x` and `y` are its top left corner. */
export interface PlacedLabel {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The side of the box that the text hugs, in the words of SVG's `text-anchor`. */
  readonly anchor: "start" | "middle" | "end";
  /** To be drawn where the label stands apart from its hexagon because others surround it. */
  readonly leader: LabelLeader | undefined;
}

type Anchor = PlacedLabel["anchor"];

const HALF_ROOT_THREE = Math.sqrt(3) / 2;
const FURTHEST_LEADER_RADII = 6;
const MOST_HEXAGONS_CROSSED = 1;

/**
 * Finds room for labels: beside their hexagons or, for those that others surround, at the end of a leader.
 *
 * No label touches another one, a hexagon or the edge of the frame, and no leader crosses a label or a leader. Higher
 * priorities choose first. A label without room is left out, as is one whose hexagon is out of the frame.
 */
export function placeLabels(
  scene: Pick<Scene, "width" | "height" | "radius" | "hexagons">,
  labels: readonly LabelRequest[],
  frame: MapBox = { left: 0, top: 0, right: scene.width, bottom: scene.height },
): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  const room: LabelRoom = { ...scene, frame, placed };
  const isInFrame = ({ x, y }: MapPoint) =>
    x >= frame.left && x <= frame.right && y >= frame.top && y <= frame.bottom;
  const centres = new Map(scene.hexagons.map(({ id, centre }) => [id, centre]));
  const waiting = [...labels].sort((a, b) => b.priority - a.priority || (a.id < b.id ? -1 : 1));
  // Beside its hexagon and clear of others nobody takes a label for a neighbour's; the other ways only follow.
  for (const findSpot of [clearSpot, closeSpot, spotAtLeader]) {
    for (const request of waiting) {
      const centre = centres.get(request.id);
      if (!centre || !isInFrame(centre) || placed.some(({ id }) => id === request.id)) continue;
      const label = findSpot(request, centre, room);
      if (label) placed.push(label);
    }
  }
  return placed;
}

function clearSpot(request: LabelRequest, centre: MapPoint, room: LabelRoom): PlacedLabel | undefined {
  return spotsBeside(request, centre, room.radius).find((label) => hasRoom(label, room, request.height));
}

function closeSpot(request: LabelRequest, centre: MapPoint, room: LabelRoom): PlacedLabel | undefined {
  return spotsBeside(request, centre, room.radius).find((label) => hasRoom(label, room, request.height / 8));
}

function spotAtLeader(request: LabelRequest, centre: MapPoint, room: LabelRoom): PlacedLabel | undefined {
  let best: PlacedLabel | undefined;
  let leastCost = Infinity;
  for (let radii = 2; radii <= Math.min(leastCost, FURTHEST_LEADER_RADII); radii += 0.5) {
    for (let twelfth = 0; twelfth < 12; twelfth += 1) {
      const label = labelAtLeader(request, centre, room.radius, radii, twelfth);
      if (!hasRoom(label, room, request.height / 4)) continue;
      const crossed = hexagonsUnder(label.leader, label.id, room);
      const cost = radii + 2 * crossed;
      if (cost >= leastCost || crossed > MOST_HEXAGONS_CROSSED) continue;
      best = label;
      leastCost = cost;
    }
  }
  return best;
}

function labelAtLeader(
  { id, width, height }: LabelRequest,
  centre: MapPoint,
  radius: number,
  radii: number,
  twelfth: number,
): PlacedLabel & { leader: LabelLeader } {
  const angle = (twelfth * Math.PI) / 6;
  const sideways = twelfth % 6 === 3 ? 0 : Math.cos(angle);
  const upright = Math.sin(angle);
  const at = (distance: number) => ({ x: centre.x + distance * sideways, y: centre.y + distance * upright });
  const to = at(radii * radius);
  // A little short of the text.
  const end = at(radii * radius - height / 4);
  const side = Math.sign(sideways);
  return {
    id,
    width,
    height,
    x: to.x + ((side - 1) * width) / 2,
    y: to.y + ((side === 0 ? Math.sign(upright) : 0) * height - height) / 2,
    anchor: side > 0 ? "start" : side < 0 ? "end" : "middle",
    leader: { from: at(radius), to: end },
  };
}

// Best first: to the sides, to the sides slightly raised or lowered, below and above centred or flush with either side.
function spotsBeside({ id, width, height }: LabelRequest, centre: MapPoint, radius: number): PlacedLabel[] {
  const halfWidth = radius * HALF_ROOT_THREE;
  const right = halfWidth + height / 5;
  const left = -right - width;
  const below = radius + height / 5;
  const above = -below - height;
  const nudge = radius / 2;
  const spots: [number, number, Anchor][] = [
    [right, -height / 2, "start"],
    [left, -height / 2, "end"],
    [right, -height / 2 - nudge, "start"],
    [right, -height / 2 + nudge, "start"],
    [left, -height / 2 - nudge, "end"],
    [left, -height / 2 + nudge, "end"],
    [-width / 2, below, "middle"],
    [-width / 2, above, "middle"],
    [-halfWidth, below, "start"],
    [-halfWidth, above, "start"],
    [halfWidth - width, below, "end"],
    [halfWidth - width, above, "end"],
  ];
  return spots.map(([sideways, upright, anchor]) => ({
    id,
    x: centre.x + sideways,
    y: centre.y + upright,
    width,
    height,
    anchor,
    leader: undefined,
  }));
}
