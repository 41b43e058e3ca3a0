import { chooseLandSheet, landHref } from "./land-sheets";
import type { MapBox } from "./map-box";
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
  /** Kept free around the points, for hexagons and their labels. */
  readonly padding: number;
  /** From the most wanted size down to the smallest that is allowed. */
  readonly radii: readonly number[];
}

/** The narrowest container, in CSS pixels, that a scene of this shape is drawn in. */
export const LEAST_CONTAINER_PIXELS: Record<SceneShape, number> = { wide: 900, compact: 288 };

const LEAST_HEXAGON_PIXELS = 24;
/** What is drawn of a cell: from edge to edge of the thinnest outline. */
const DRAWN_WIDTH_IN_RADII = (2 * 12.64 + 1.5) / 16;

const FRAMES: Record<SceneShape, Frame> = {
  wide: { width: 960, height: 480, padding: 48, radii: [22, 20, 18, 16.5, leastRadius("wide", 960)] },
  compact: { width: 360, height: 400, padding: 33, radii: [19, leastRadius("compact", 360)] },
};
const GAP = 2;
const FRAME_MARGIN = 3;
const WIDEST_SCALE = 16;
const WANTED_LAND_CELL = 6;
const CALM_MOVE_IN_RADII = 1.25;

// What an empty lens shows.
const EMPTY_LENS_PLACES: Record<Lens, readonly LonLat[]> = {
  world: [],
  americas: corners(-125, 52, -35, -40),
  europe: corners(-10, 62, 30, 37),
  "middle-east-africa": corners(-15, 38, 60, -35),
  "asia-pacific": corners(70, 45, 175, -45),
};

/**
 * The part of the world that a lens shows, fitted to the points given, with one hexagon for each.
 *
 * Undefined where hexagons of 24 × 24 CSS pixels do not fit: the whole world on a narrow screen, or too many points.
 */
export function buildScene({ lens, shape, points }: SceneRequest): Scene | undefined {
  if (lens === "world" && shape === "compact") return undefined;
  const frame = FRAMES[shape];
  const land = lens === "world" ? worldTransform(frame) : fittedTransform(points, lens, frame);
  const spots = points.map((point) => ({ id: point.id, point: toScene(project(point), land) }));
  const radii = lens === "world" ? frame.radii.slice(-1) : frame.radii;
  const chosen = chooseSize(spots, radii, frame);
  if (!chosen) return undefined;
  const sheet = chooseLandSheet(viewOf(land, frame), land.scale, WANTED_LAND_CELL);
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
    const placement = placeHexagons(spots, { radius, gap: GAP, frame: { ...frame, margin: FRAME_MARGIN } });
    if (!placement.ok) continue;
    smallest = { radius, hexagons: placement.hexagons.map(rounded) };
    if (placement.hexagons.every((hexagon) => movedBy(hexagon) <= CALM_MOVE_IN_RADII * radius)) break;
  }
  return smallest;
}

// The gap between hexagons is far wider than what this moves them, and the page gets a third shorter.
function rounded(hexagon: PlacedHexagon): PlacedHexagon {
  const { centre, truePoint } = hexagon;
  return { ...hexagon, centre: roundedPoint(centre), truePoint: roundedPoint(truePoint) };
}

function roundedPoint({ x, y }: MapPoint): MapPoint {
  return { x: hundredths(x), y: hundredths(y) };
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

function tenThousandths(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function movedBy({ centre, truePoint }: PlacedHexagon): number {
  return Math.hypot(centre.x - truePoint.x, centre.y - truePoint.y);
}

type Transform = Omit<LandTransform, "href">;

function worldTransform(frame: Frame): Transform {
  const scale = tenThousandths(frame.width / landWidth);
  return { scale, x: 0, y: hundredths((frame.height - landHeight * scale) / 2) };
}

function fittedTransform(points: readonly LonLat[], lens: Lens, frame: Frame): Transform {
  const places = points.length > 0 ? points : EMPTY_LENS_PLACES[lens];
  const box = boxOf(places.map(project));
  const { padding } = frame;
  const scale = tenThousandths(
    Math.min(
      WIDEST_SCALE,
      (frame.width - 2 * padding) / (box.right - box.left),
      (frame.height - 2 * padding) / (box.bottom - box.top),
    ),
  );
  return {
    scale,
    x: hundredths(frame.width / 2 - (scale * (box.left + box.right)) / 2),
    y: hundredths(frame.height / 2 - (scale * (box.top + box.bottom)) / 2),
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

// One per cent more than the least, so that rounding in a browser cannot take it below.
function leastRadius(shape: SceneShape, width: number): number {
  return hundredths(
    ((LEAST_HEXAGON_PIXELS / DRAWN_WIDTH_IN_RADII) * 1.01 * width) / LEAST_CONTAINER_PIXELS[shape],
  );
}

function corners(west: number, north: number, east: number, south: number): LonLat[] {
  return [
    { lonDegrees: west, latDegrees: north },
    { lonDegrees: east, latDegrees: south },
  ];
}
