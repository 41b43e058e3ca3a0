import type { MapBox } from "./map-box";
import type { PlacedLabel } from "./place-labels";
import type { MapPoint } from "./points";
import type { PlacedHexagon } from "./scene";

/** A line from a hexagon to a label that stands apart from it. */
export interface LabelLeader {
  readonly from: MapPoint;
  readonly to: MapPoint;
}

export interface LabelRoom {
  readonly hexagons: readonly PlacedHexagon[];
  readonly radius: number;
  readonly frame: MapBox;
  readonly placed: readonly PlacedLabel[];
}

const HALF_ROOT_THREE = Math.sqrt(3) / 2;

/** Whether a label can be put there, keeping a distance from the hexagons of others and from other labels. */
export function hasRoom(label: PlacedLabel, room: LabelRoom, distance: number): boolean {
  const { x, y, width, height, leader } = label;
  const { frame, placed, hexagons, radius } = room;
  const keptFree = (radius + distance) * HALF_ROOT_THREE;
  return (
    x >= frame.left &&
    y >= frame.top &&
    x + width <= frame.right &&
    y + height <= frame.bottom &&
    placed.every(
      (other) =>
        (x >= other.x + other.width + distance ||
          other.x >= x + width + distance ||
          y >= other.y + other.height ||
          other.y >= y + height) &&
        !(other.leader && isUnder(label, other.leader)) &&
        !(leader && isUnder(other, leader)) &&
        !(leader && other.leader && doCross(leader, other.leader)),
    ) &&
    hexagons.every(({ id, centre }) => {
      if (id === label.id) return true;
      const dx = Math.abs(centre.x - x - width / 2) - width / 2;
      const dy = Math.abs(centre.y - y - height / 2) - height / 2;
      return dx >= keptFree || dy * HALF_ROOT_THREE >= keptFree || dx / 2 + dy * HALF_ROOT_THREE >= keptFree;
    })
  );
}

/** How many hexagons of others a leader runs over; along the seam between two it runs over none. */
export function hexagonsUnder({ from, to }: LabelLeader, id: string, room: LabelRoom): number {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const sideways = (to.x - from.x) / length;
  const upright = (to.y - from.y) / length;
  return room.hexagons.filter((hexagon) => {
    const dx = hexagon.centre.x - from.x;
    const dy = hexagon.centre.y - from.y;
    const along = Math.min(length, Math.max(0, dx * sideways + dy * upright));
    const distance = Math.hypot(dx - along * sideways, dy - along * upright);
    return hexagon.id !== id && distance < room.radius * HALF_ROOT_THREE * 0.95;
  }).length;
}

function isUnder({ x, y, width, height }: PlacedLabel, { from, to }: LabelLeader): boolean {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const offsetX = x + width / 2 - (from.x + to.x) / 2;
  const offsetY = y + height / 2 - (from.y + to.y) / 2;
  return (
    2 * Math.abs(offsetX) < width + Math.abs(dx) &&
    2 * Math.abs(offsetY) < height + Math.abs(dy) &&
    2 * Math.abs(dx * offsetY - dy * offsetX) < Math.abs(dy) * width + Math.abs(dx) * height
  );
}

function doCross(a: LabelLeader, b: LabelLeader): boolean {
  return sideOf(a, b.from) * sideOf(a, b.to) < 0 && sideOf(b, a.from) * sideOf(b, a.to) < 0;
}

function sideOf({ from, to }: LabelLeader, point: MapPoint): number {
  return (to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x);
}
