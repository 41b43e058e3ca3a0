import type { PlacedHexagon } from "@/lib/hexgrid/scene";

interface MapRingProps {
  kind: "selection" | "focus";
  hexagon: PlacedHexagon | undefined;
  radius: number;
}

/** A ring over everything else, so that no neighbour covers it. */
export function MapRing({ kind, hexagon, radius }: MapRingProps) {
  if (!hexagon) return null;
  const { x, y } = hexagon.centre;
  return (
    <g className={`map-${kind}`} transform={`translate(${x} ${y}) scale(${radius / 16})`}>
      <use href="#hex-outline" />
      <use href="#hex-outline" />
    </g>
  );
}
