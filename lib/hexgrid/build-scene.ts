import { chooseLandSheet, landHref } from "./land-sheets";
import type { MapBox } from "./land-sheets";
import type { Lens } from "./lens";
import { placeHexagons } from "./place-hexagons";
import type { HexagonPoint } from "./place-hexagons";
import type { LonLat, MapPoint } from "./points";
import { landHeight, landWidth, project } from "./projection";
import type { LandTransform, PlacedHexagon, Scene } from "./scene";

export interface ScenePoint extends LonLat {
  readonly id: string;
}

/** `wide` is drawn in containers of 900 CSS pixels and more, `compact` from 288 up. */
export type SceneShape = "wide" | "compact";

export interface SceneRequest {
  readonly lens: Lens;
  readonly shape: SceneShape;
  readonly points: readonly ScenePoint[];
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly leastContainerPixels: number;
  readonly padding: number;
  /** In land units a view is never narrower than this, so that a lone region still shows where it is. */
  readonly radii: readonly number[];
}

export const leastHexagonPixels = 24;

const frames: Record<SceneShape, Frame> = {
  wide: { width: 960, height: 480, leastContainerPixels: 900, padding: 26, radii: [22, 20, 18, 16.5, 15] },
  compact: { width: 360, height: 400, leastContainerPixels: 288, padding: 14, radii: [19, 17.5] },
};
const gap = 2;
const frameMargin = 3;
const widestScale = 16;
const wantedLandCell = 6;
const calmMoveInRadii = 1.25;

/**
 * The part of the world that a lens shows, fitted to the points given, with one hexagon for each.
 *
 * Undefined where hexagons of 24 × 24 CSS pixels do not fit: the whole world on a narrow screen, or too many points.
 */
export function buildScene({ lens, shape, points }: SceneRequest): Scene | undefined {
  if (lens === "world" && shape === "compact") return undefined;
  const frame = frames[shape];
  const land = lens === "world" ? worldTransform(frame) : fittedTransform(points, lens, frame);
  const spots = points.map((point) => ({ id: point.id, point: toScene(project(point), land) }));
  const radii = lens === "world" ? frame.radii.slice(-1) : frame.radii;
  const chosen = chooseSize(spots, radii, frame);
  if (!chosen) return undefined;
  const sheet = chooseLandSheet(viewOf(land, frame), land.scale, wantedLandCell);
  return { width: frame.width, height: frame.height, land: { ...land, href: landHref(sheet) }, ...chosen };
}

type Size = Pick<Scene, "radius" | "hexagons">;

// The largest hexagons that leave the picture calm, else the smallest.
function chooseSize(
  spots: readonly HexagonPoint[],
  radii: readonly number[],
  frame: Frame,
): Size | undefined {
  let smallest: Size | undefined;
  for (const radius of radii) {
    const placement = placeHexagons(spots, { radius, gap, frame: { ...frame, margin: frameMargin } });
    if (!placement.ok) continue;
    smallest = { radius, hexagons: placement.hexagons };
    if (placement.hexagons.every((hexagon) => movedBy(hexagon) <= calmMoveInRadii * radius)) break;
  }
  return smallest;
}

function movedBy({ centre, truePoint }: PlacedHexagon): number {
  return Math.hypot(centre.x - truePoint.x, centre.y - truePoint.y);
}

type Transform = Omit<LandTransform, "href">;

function worldTransform(frame: Frame): Transform {
  const scale = frame.width / landWidth;
  return { scale, x: 0, y: (frame.height - landHeight * scale) / 2 };
}

function fittedTransform(points: readonly LonLat[], lens: Lens, frame: Frame): Transform {
  const box = boxOf(points.map(project));
  const padding = frame.padding + (frame.radii[0] ?? 0);
  const scale = Math.min(
    widestScale,
    (frame.width - 2 * padding) / (box.right - box.left),
    (frame.height - 2 * padding) / (box.bottom - box.top),
  );
  return {
    scale,
    x: frame.width / 2 - (scale * (box.left + box.right)) / 2,
    y: frame.height / 2 - (scale * (box.top + box.bottom)) / 2,
  };
}

function boxOf(points: readonly MapPoint[]): MapBox {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

function viewOf({ scale, x, y }: Transform, { width, height }: Frame): MapBox {
  return { left: -x / scale, top: -y / scale, right: (width - x) / scale, bottom: (height - y) / scale };
}

function toScene({ x, y }: MapPoint, transform: Transform): MapPoint {
  return { x: transform.x + transform.scale * x, y: transform.y + transform.scale * y };
}
