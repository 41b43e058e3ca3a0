"use client";

import { memo, type RefObject } from "react";
import type { LabelLeader } from "@/lib/hexgrid/label-room";
import type { Scene } from "@/lib/hexgrid/scene";
import { Elapsed } from "./elapsed";
import { layOutLabels } from "./label-layout";
import type { MapItem } from "./map-scene";
import { useLabelSize } from "./use-label-size";
import type { MapWindow } from "./viewport";

/** Scene units. Also the size for as long as nobody has measured; the style sheet then draws it smaller where it can. */
const LARGEST_FONT = 13;

interface MapLabelsProps {
  scene: Scene;
  items: readonly MapItem[];
  inSight: MapWindow;
  svg: RefObject<SVGSVGElement | null>;
}

/** Names beside the hexagons that have something to say. Written out for eyes only: the hexagons carry the same words. */
export const MapLabels = memo(function MapLabels({ scene, items, inSight, svg }: MapLabelsProps) {
  const labelSize = useLabelSize(svg, scene.width);
  const fontSize = (Math.min(LARGEST_FONT, labelSize ?? LARGEST_FONT) * inSight.width) / scene.width;
  const regions = items.map((item) => item.region);
  const labels = layOutLabels(scene, regions, fontSize, {
    left: inSight.x,
    top: inSight.y,
    right: inSight.x + inSight.width,
    bottom: inSight.y + inSight.height,
  });
  return (
    <g
      className="map-labels"
      fontSize={round(fontSize)}
      data-measured={labelSize === undefined ? undefined : ""}
      aria-hidden="true"
    >
      {labels.map(({ region, text, x, y, anchor, leader }) => (
        <g key={region.name} data-region={region.name}>
          {leader ? <path d={leaderPath(leader)} /> : null}
          <text x={round(x)} y={round(y)} textAnchor={anchor}>
            {text.name}
            {text.more ? <tspan className="map-label-more">{text.more}</tspan> : null}
            {region.elapsedSince ? <Elapsed since={region.elapsedSince} /> : null}
          </text>
        </g>
      ))}
    </g>
  );
});

function leaderPath({ from, to }: LabelLeader): string {
  return `M${round(from.x)} ${round(from.y)}L${round(to.x)} ${round(to.y)}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
