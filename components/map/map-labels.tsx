import { memo } from "react";
import { placeLabels } from "@/lib/hexgrid/place-labels";
import type { Scene } from "@/lib/hexgrid/scene";
import { textWidth } from "@/lib/hexgrid/text-width";
import { Elapsed, WIDEST_CLOCK } from "./elapsed";
import { hasLabel, labelPriority, labelText } from "./label-text";
import type { MapItem } from "./map-scene";
import type { MapWindow } from "./viewport";

/** Scene units while nothing is zoomed. The style sheet only ever draws the text smaller than this. */
const FONT_SIZE = 13;
const LINE_HEIGHT = 16;

interface MapLabelsProps {
  scene: Scene;
  items: readonly MapItem[];
  inSight: MapWindow;
}

/** Names beside the hexagons that have something to say. Written out for eyes only: the hexagons carry the same words. */
export const MapLabels = memo(function MapLabels({ scene, items, inSight }: MapLabelsProps) {
  const shrink = inSight.width / scene.width;
  const fontSize = FONT_SIZE * shrink;
  const labelled = items.filter(({ region }) => hasLabel(region));
  const requests = labelled.map(({ region }) => ({
    id: region.name,
    width: textWidth(longestText(region), fontSize),
    height: LINE_HEIGHT * shrink,
    priority: labelPriority(region),
  }));
  const frame = {
    left: inSight.x,
    top: inSight.y,
    right: inSight.x + inSight.width,
    bottom: inSight.y + inSight.height,
  };
  const places = placeLabels(scene, requests, frame);
  return (
    <g className="map-labels" fontSize={fontSize} aria-hidden="true">
      {places.map(({ id, x, y, width, height, anchor }) => {
        const region = labelled.find((item) => item.region.name === id)?.region;
        if (!region) return null;
        const { name, more } = labelText(region);
        const textX = anchor === "start" ? x : anchor === "end" ? x + width : x + width / 2;
        return (
          <text key={id} data-region={id} x={textX} y={y + height / 2} textAnchor={anchor}>
            {name}
            {more ? <tspan className="map-label-more"> · {more}</tspan> : null}
            {region.elapsedSince ? <Elapsed since={region.elapsedSince} /> : null}
          </text>
        );
      })}
    </g>
  );
});

function longestText(region: MapItem["region"]): string {
  const { name, more } = labelText(region);
  return `${name}${more ? ` · ${more}` : ""}${region.elapsedSince ? ` ${WIDEST_CLOCK}` : ""}`;
}
