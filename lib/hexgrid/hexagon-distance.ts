import type { MapPoint } from "./points";

const HALF_ROOT_THREE = Math.sqrt(3) / 2;

/**
 * How far apart two hexagons of one size (pointy side up) are, measured across their flat sides.
 *
 * They overlap exactly when this is less than the width of one, which is √3 times the radius.
 */
export function hexagonDistance(a: MapPoint, b: MapPoint): number {
  const dx = Math.abs(a.x - b.x);
  const dy = Math.abs(a.y - b.y);
  return Math.max(dx, dx / 2 + dy * HALF_ROOT_THREE);
}
