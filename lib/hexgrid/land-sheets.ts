import type { MapBox } from "./map-box";
import { landHeight, landWidth, project } from "./projection";

/** One drawing of the land: the closer the view, the finer its lattice of hexagons. */
export interface LandSheet {
  /** Name of its file under `public/map`, without the ending. */
  readonly name: string;
  readonly box: MapBox;
  /** Land units between the centres of two cells of a row. */
  readonly pitch: number;
}

const WORLD: LandSheet = {
  name: "land",
  box: { left: 0, top: 0, right: landWidth, bottom: landHeight },
  pitch: 2,
};

export const LAND_SHEETS: readonly LandSheet[] = [
  WORLD,
  { name: "land-americas", box: between(-169, 83.6, 25, -58), pitch: 1.2 },
  { name: "land-europe", box: between(-45, 73, 62, 27), pitch: 0.6 },
  { name: "land-middle-east-africa", box: between(-50, 50, 125, -50), pitch: 1 },
  { name: "land-asia-pacific", box: between(20, 65, 190.99, -57), pitch: 1.1 },
];

export function landHref(sheet: LandSheet): string {
  return `/map/${sheet.name}.svg#land`;
}

/** The sheet that covers a view and whose cells come out nearest to the wanted size; the world's when none covers it. */
export function chooseLandSheet(view: MapBox, scale: number, wantedCellSize: number): LandSheet {
  let best = WORLD;
  for (const sheet of LAND_SHEETS) {
    if (!covers(sheet.box, view)) continue;
    if (misfit(sheet, scale, wantedCellSize) < misfit(best, scale, wantedCellSize)) best = sheet;
  }
  return best;
}

function misfit(sheet: LandSheet, scale: number, wantedCellSize: number): number {
  return Math.abs(Math.log((sheet.pitch * scale) / wantedCellSize));
}

// Beyond the ends of the world, and within a fifth of a degree of them, there is no land to miss.
function covers(box: MapBox, view: MapBox): boolean {
  return (
    box.left <= Math.max(view.left, 0.2) &&
    box.right >= Math.min(view.right, landWidth - 0.2) &&
    box.top <= Math.max(view.top, 0.2) &&
    box.bottom >= Math.min(view.bottom, landHeight - 0.2)
  );
}

function between(west: number, north: number, east: number, south: number): MapBox {
  const topLeft = project({ lonDegrees: west, latDegrees: north });
  const bottomRight = project({ lonDegrees: east, latDegrees: south });
  return { left: topLeft.x, top: topLeft.y, right: bottomRight.x, bottom: bottomRight.y };
}
