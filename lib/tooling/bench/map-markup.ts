import { Refused } from "../refused.mjs";

/** The drawing of the hexagons in a page of ours: their shapes and the scenes that use them. */
export function mapMarkup(html: string): { markup: string; regions: number } {
  const drawings = [...html.matchAll(/<svg class="(?:hex-defs|map-scene)".*?<\/svg>/gs)].map(
    ([text]) => text,
  );
  const scenes = drawings.filter((text) => text.startsWith('<svg class="map-scene"'));
  if (scenes.length === 0) throw new Refused("The registry page has no map scene to measure.");
  const regions = Math.max(...scenes.map((scene) => scene.split('role="button"').length - 1));
  return { markup: drawings.join(""), regions };
}
