import type { PlacedHexagon } from "@/lib/hexgrid/scene";

interface MapRingProps {
  kind: "selection" | "focus";
  hexagon: PlacedHexagon | undefined;
  radius: number;
}

/** Outside the hexagon's own outline with a gap between, as the outline tells the state. */
const RING_RADIUS = 16 / 1.234;

/** A ring over everything else, so that no neighbour covers it. */
export function MapRing({ kind, hexagon, radius }: MapRingProps) {
  if (!hexagon) return null;
  const { x, y } = hexagon.centre;
  return (
    <g className={`map-${kind}`} transform={`translate(${x} ${y}) scale(${radius / RING_RADIUS})`}>
      <use href="#hex-outline" />
      <use href="#hex-outline" />
    </g>
  );
}
