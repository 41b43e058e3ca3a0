import { memo } from "react";
import { drawingOf } from "@/components/map/drawing";
import { hexClass, HexDrawing } from "@/components/map/hex-drawing";
import { layOutLabels } from "@/components/map/label-layout";
import { MapLand } from "@/components/map/map-land";
import type { Scene } from "@/lib/hexgrid/scene";
import type { WallRegistry } from "@/lib/walls/model";
import { attentionWords } from "./replica-words";
import { wallMapRegions } from "./wall-map-regions";

/** As wide as `.wall-map` is drawn, and its labels' size, both in the wall's own unit. */
const MAP_WIDTH = 1180;
const LABEL_SIZE = 25;

interface WallMapProps {
  scene: Scene;
  registry: WallRegistry;
  isStale: boolean;
}

/** The map as a picture: nothing on it can be pressed, and the list beside it says the same in words. */
export const WallMap = memo(function WallMap({ scene, registry, isStale }: WallMapProps) {
  const regions = wallMapRegions(scene, registry, isStale);
  const byName = new Map(regions.map((region) => [region.name, region]));
  const fontSize = (LABEL_SIZE * scene.width) / MAP_WIDTH;
  const labels = layOutLabels(scene, regions, fontSize, {
    left: 0,
    top: 0,
    right: scene.width,
    bottom: scene.height,
  });
  return (
    <svg
      className="wall-map"
      viewBox={`0 0 ${scene.width} ${scene.height}`}
      role="img"
      aria-label={mapWords(registry)}
      focusable="false"
    >
      <MapLand scene={scene} />
      {scene.hexagons.map(({ id, centre }) => {
        const region = byName.get(id);
        if (!region) return null;
        const drawing = drawingOf(region.state, region.badges);
        return (
          <g
            key={id}
            className={hexClass(drawing)}
            transform={`translate(${centre.x} ${centre.y}) scale(${scene.radius / 16})`}
          >
            <HexDrawing drawing={drawing} />
          </g>
        );
      })}
      <g className="map-labels" fontSize={fontSize}>
        {labels.map(({ region, text, x, y, anchor, leader }) => (
          <g key={region.name}>
            {leader ? <path d={`M${leader.from.x} ${leader.from.y}L${leader.to.x} ${leader.to.y}`} /> : null}
            <text x={x} y={y} textAnchor={anchor}>
              {text.name}
              {text.more ? <tspan className="map-label-more">{text.more}</tspan> : null}
            </text>
          </g>
        ))}
      </g>
    </svg>
  );
});

function mapWords({ title, replicas }: WallRegistry): string {
  const told = replicas.map((replica) =>
    [`${replica.displayName} ${replica.words}`, attentionWords(replica)].filter(Boolean).join(" and "),
  );
  return `Map of ${title}: ${told.join(", ")}`;
}
