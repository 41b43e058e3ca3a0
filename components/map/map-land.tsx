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

/** The line of one hexagon, drawn over its neighbours. */
export function Leader({ hexagon }: { hexagon: PlacedHexagon | undefined }) {
  if (!hexagon?.hasLeader) return null;
  const { x, y } = hexagon.truePoint;
  return (
    <g className="map-leader-shown" aria-hidden="true">
      <path className="map-leader" d={leader(hexagon)} />
      <path className="map-leader-end" d={`M${x} ${y}h0`} />
    </g>
  );
}

function leader({ centre, truePoint }: PlacedHexagon): string {
  return `M${centre.x} ${centre.y}L${truePoint.x} ${truePoint.y}`;
}
