import type { MapPoint } from "./points";

/** The six corners of a hexagon with its pointy side up, clockwise from the top. */
export function hexagonCorners(centre: MapPoint, radius: number): MapPoint[] {
  const halfWidth = (Math.sqrt(3) / 2) * radius;
  const { x, y } = centre;
  return [
    { x, y: y - radius },
    { x: x + halfWidth, y: y - radius / 2 },
    { x: x + halfWidth, y: y + radius / 2 },
    { x, y: y + radius },
    { x: x - halfWidth, y: y + radius / 2 },
    { x: x - halfWidth, y: y - radius / 2 },
  ];
}

/** SVG path of a hexagon around the origin. */
export function hexagonPath(radius: number): string {
  const corners = hexagonCorners({ x: 0, y: 0 }, radius);
  return `M${corners.map(({ x, y }) => `${decimals(x)} ${decimals(y)}`).join("L")}Z`;
}

function decimals(value: number): string {
  return String(Math.round(value * 100) / 100);
}
