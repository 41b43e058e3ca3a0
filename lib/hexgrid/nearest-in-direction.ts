import type { PlacedHexagon } from "./scene";

export type Direction = "left" | "right" | "up" | "down";

type Cell = Pick<PlacedHexagon, "id" | "centre">;

const ROUNDING = 1e-6;

/**
 * The hexagon that an arrow key leads to: the nearest within 45 degrees of the direction.
 *
 * Distance counts steps along plus steps across. With that measure the key that points best towards any other hexagon
 * never leads away from it, so that all can be reached. Of two equally near ones the key takes the one on its left,
 * so that the opposite key leads back.
 */
export function nearestInDirection(
  hexagons: readonly Cell[],
  fromId: string,
  direction: Direction,
): string | undefined {
  const from = hexagons.find((hexagon) => hexagon.id === fromId)?.centre;
  if (!from) return undefined;
  const isSideways = direction === "left" || direction === "right";
  const sign = direction === "right" || direction === "down" ? 1 : -1;
  let nearest: string | undefined;
  let leastDistance = Infinity;
  let leastAcross = Infinity;
  for (const { id, centre } of hexagons) {
    const dx = sign * (centre.x - from.x);
    const dy = sign * (centre.y - from.y);
    const along = isSideways ? dx : dy;
    const across = isSideways ? dy : -dx;
    // One of the two diagonals belongs to this direction, the other to the next.
    if (along <= 0 || across > along || across <= -along) continue;
    const gain = leastDistance - (along + Math.abs(across));
    if (gain < -ROUNDING || (gain <= ROUNDING && across >= leastAcross)) continue;
    nearest = id;
    leastDistance = along + Math.abs(across);
    leastAcross = across;
  }
  return nearest;
}
