import type { PlacedHexagon, Scene } from "@/lib/hexgrid/scene";

/** Land, and a thin line from each hexagon that had to move to where its region really is. */
export function MapLand({ scene }: { scene: Scene }) {
  const { land } = scene;
  const moved = scene.hexagons.filter((hexagon) => hexagon.hasLeader);
  return (
    <g aria-hidden="true">
      <use
        href={land.href}
        className="map-land"
        transform={`translate(${land.x} ${land.y}) scale(${land.scale})`}
      />
      <path className="map-leader" d={moved.map(leader).join("")} />
      <path className="map-leader-end" d={moved.map(({ truePoint: { x, y } }) => `M${x} ${y}h0`).join("")} />
    </g>
  );
}

interface LeaderProps {
  hexagon: PlacedHexagon | undefined;
  radius: number;
}

/** The line of one hexagon, drawn over its neighbours. It starts at the edge, to leave the glyph alone. */
export function Leader({ hexagon, radius }: LeaderProps) {
  if (!hexagon?.hasLeader) return null;
  const { centre, truePoint } = hexagon;
  const edge = radius / Math.max(radius, Math.hypot(truePoint.x - centre.x, truePoint.y - centre.y));
  const start = {
    x: centre.x + edge * (truePoint.x - centre.x),
    y: centre.y + edge * (truePoint.y - centre.y),
  };
  return (
    <g className="map-leader-shown" aria-hidden="true">
      <path className="map-leader" d={leader({ centre: start, truePoint })} />
      <path className="map-leader-end" d={`M${truePoint.x} ${truePoint.y}h0`} />
    </g>
  );
}

function leader({ centre, truePoint }: Pick<PlacedHexagon, "centre" | "truePoint">): string {
  return `M${centre.x} ${centre.y}L${truePoint.x} ${truePoint.y}`;
}
