import type { LabelLeader } from "@/lib/hexgrid/label-room";
import type { MapBox } from "@/lib/hexgrid/map-box";
import { placeLabels, type PlacedLabel } from "@/lib/hexgrid/place-labels";
import type { Scene } from "@/lib/hexgrid/scene";
import { textWidth } from "@/lib/hexgrid/text-width";
import { hasLabel, labelPriority, labelText, type LabelText } from "./label-text";
import type { MapRegion } from "./map-region";

/** As wide as the clock of a label gets: after an hour it reads `1 h`. */
const WIDEST_CLOCK = " 00:00";
const LINE_HEIGHT = 1.25;

export interface LaidOutLabel {
  readonly region: MapRegion;
  readonly text: LabelText;
  /** Where the text is anchored, and its middle. */
  readonly x: number;
  readonly y: number;
  readonly anchor: PlacedLabel["anchor"];
  readonly leader: LabelLeader | undefined;
}

/** Where the labels of a scene go. What finds no room is left to focus, hover and the table twin. */
export function layOutLabels(
  scene: Scene,
  regions: readonly MapRegion[],
  fontSize: number,
  frame: MapBox,
): LaidOutLabel[] {
  const requests = regions.filter(hasLabel).map((region) => {
    const text = labelText(region);
    const clock = region.elapsedSince === undefined ? "" : WIDEST_CLOCK;
    return {
      id: region.name,
      region,
      text,
      width: textWidth(text.name + text.more + clock, fontSize),
      height: fontSize * LINE_HEIGHT,
      priority: labelPriority(region),
    };
  });
  const places = new Map(placeLabels(scene, requests, frame).map((label) => [label.id, label]));
  return requests.flatMap(({ id, region, text }) => {
    const label = places.get(id);
    if (!label) return [];
    const { x, y, width, height, anchor, leader } = label;
    const side = anchor === "start" ? 0 : anchor === "end" ? width : width / 2;
    return [{ region, text, x: x + side, y: y + height / 2, anchor, leader }];
  });
}
