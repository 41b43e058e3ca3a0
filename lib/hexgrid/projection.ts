import type { LonLat, MapPoint } from "./points";

// The cut runs through the Bering Strait, where it crosses no mainland.
const WEST_DEGREES = -169;
const NORTH_DEGREES = 83.6;
const SOUTH_DEGREES = -58;
const DEGREES_PER_RADIAN = 180 / Math.PI;

/** The whole world is this many land units wide: one per degree of longitude. */
export const landWidth = 360;

/** Land units between the northern and the southern end of the world that is drawn. */
export const landHeight = millerDegrees(NORTH_DEGREES) - millerDegrees(SOUTH_DEGREES);

/** Where a place on Earth lies in land units (Miller's cylindrical projection): north is up, west is left. */
export function project(place: LonLat): MapPoint {
  return {
    x: wrapDegrees(place.lonDegrees - WEST_DEGREES),
    y: millerDegrees(NORTH_DEGREES) - millerDegrees(place.latDegrees),
  };
}

function millerDegrees(latDegrees: number): number {
  return (
    1.25 * Math.log(Math.tan(Math.PI / 4 + (0.4 * latDegrees) / DEGREES_PER_RADIAN)) * DEGREES_PER_RADIAN
  );
}

function wrapDegrees(degrees: number): number {
  return ((degrees % 360) + 360) % 360;
}
