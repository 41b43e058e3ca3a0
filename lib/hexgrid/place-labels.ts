import type { MapBox } from "./map-box";
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
}

type Anchor = PlacedLabel["anchor"];

const clearance = 3;
const halfRootThree = Math.sqrt(3) / 2;

/**
 * Finds room for labels beside their hexagons, the highest priority first.
 *
 * No label touches another one, a hexagon or the edge of the frame; one without room is left out.
 */
export function placeLabels(
  scene: Pick<Scene, "width" | "height" | "radius" | "hexagons">,
  labels: readonly LabelRequest[],
  frame: MapBox = { left: 0, top: 0, right: scene.width, bottom: scene.height },
): PlacedLabel[] {
  const { radius, hexagons } = scene;
  const keptFree = (radius + clearance / 2) * halfRootThree;
  const placed: PlacedLabel[] = [];
  const isFree = ({ x, y, width, height }: PlacedLabel) =>
    x >= frame.left &&
    y >= frame.top &&
    x + width <= frame.right &&
    y + height <= frame.bottom &&
    placed.every(
      (other) =>
        x >= other.x + other.width + clearance ||
        other.x >= x + width + clearance ||
        y >= other.y + other.height ||
        other.y >= y + height,
    ) &&
    hexagons.every(({ centre }) => {
      const dx = Math.abs(centre.x - x - width / 2) - width / 2;
      const dy = Math.abs(centre.y - y - height / 2) - height / 2;
      return dx >= keptFree || dy * halfRootThree >= keptFree || dx / 2 + dy * halfRootThree >= keptFree;
    });
  const byPriority = [...labels].sort((a, b) => b.priority - a.priority || (a.id < b.id ? -1 : 1));
  for (const { id, width, height } of byPriority) {
    const centre = hexagons.find((hexagon) => hexagon.id === id)?.centre;
    if (!centre) continue;
    for (const [sideways, upright, anchor] of spots(radius, width, height)) {
      const label = { id, x: centre.x + sideways, y: centre.y + upright, width, height, anchor };
      if (!isFree(label)) continue;
      placed.push(label);
      break;
    }
  }
  return placed;
}

// Best first: beside, slightly raised or lowered, then below and above, centred or flush with either side.
function spots(radius: number, width: number, height: number): [number, number, Anchor][] {
  const halfWidth = radius * halfRootThree;
  const right = halfWidth + clearance;
  const left = -right - width;
  const level = -height / 2;
  const nudge = radius / 2;
  const below = radius + clearance;
  const above = -below - height;
  return [
    [right, level, "start"],
    [left, level, "end"],
    [right, level - nudge, "start"],
    [right, level + nudge, "start"],
    [left, level - nudge, "end"],
    [left, level + nudge, "end"],
    [-width / 2, below, "middle"],
    [-width / 2, above, "middle"],
    [-halfWidth, below, "start"],
    [-halfWidth, above, "start"],
    [halfWidth - width, below, "end"],
    [halfWidth - width, above, "end"],
  ];
}
