import { gzipSync } from "node:zlib";
import { renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { buildScene } from "@/lib/hexgrid/build-scene";
import { regionsIn } from "@/lib/hexgrid/fixtures/real-regions";
import { readingOrder } from "@/lib/hexgrid/reading-order";
import { REGION_STATES, type RegionState } from "@/lib/replication/model";
import { NO_BADGES } from "./drawing";
import { HexMap, type HexMapProps } from "./hex-map";
import type { MapRegion } from "./map-region";

const REPLICAS: Readonly<Record<string, RegionState>> = {
  westus: "ready",
  eastus: "failed",
  westeurope: "syncing",
  japaneast: "creating",
};

const realRegions = regionsIn("world");
const regions: MapRegion[] = realRegions.map(({ id, lens, lonDegrees }) => {
  const state = REPLICAS[id] ?? "available";
  return {
    name: id,
    displayName: id.toUpperCase(),
    geography: lens,
    lonDegrees,
    state,
    badges: { ...NO_BADGES, home: id === "westus" },
    stateWords: state,
    elapsedSince: state === "creating" ? "2026-11-21T01:52:00Z" : undefined,
  };
});
const americas = regionsIn("americas");
const scenes = {
  wide: buildScene({ lens: "world", shape: "wide", points: realRegions }),
  compact: buildScene({ lens: "americas", shape: "compact", points: americas }),
};

function render(props: Partial<HexMapProps> = {}): string {
  return renderToString(
    <HexMap
      regions={regions}
      scenes={scenes}
      selectedRegion={undefined}
      homeRegion="westus"
      onSelect={() => {}}
      onStage={() => {}}
      onAskSearch={() => {}}
      {...props}
    />,
  );
}

const drawings = (html: string) => html.match(/<svg[^>]*class="map-scene".*?<\/svg>/gs) ?? [];
const cells = (html: string) => [...html.matchAll(/<g role="button"[^>]*>/g)].map(([tag]) => tag);
const namesOf = (html: string) => cells(html).map((tag) => /data-region="([^"]+)"/.exec(tag)?.[1]);

describe("the map as the server sends it", () => {
  it("holds both scenes, so that a style sheet alone picks the right one", () => {
    const [wide = "", compact = ""] = drawings(render());
    expect(cells(wide)).toHaveLength(realRegions.length);
    expect(cells(compact)).toHaveLength(americas.length);
  });

  it("shows the one scene there is when the other cannot be drawn", () => {
    expect(render({ scenes: { ...scenes, compact: undefined } })).toContain('data-shapes="wide"');
    expect(render({ scenes: { ...scenes, wide: undefined } })).toContain('data-shapes="compact"');
    expect(drawings(render({ scenes: { wide: undefined, compact: undefined } }))).toEqual([]);
  });

  it("orders the hexagons by geography, then from west to east", () => {
    const [wide = ""] = drawings(render({ regions: [...regions].reverse() }));
    const expected = readingOrder(regions.map((region) => ({ ...region, id: region.name })));
    expect(namesOf(wide)).toEqual(expected.map(({ name }) => name));
  });

  it("has one tab stop per scene: the selected region, else home, else the first", () => {
    const tabStops = (html: string) =>
      drawings(html).map(
        (drawing) => namesOf(drawing)[cells(drawing).findIndex((tag) => tag.includes('tabindex="0"'))],
      );
    const first = namesOf(drawings(render())[1] ?? "")[0];
    expect(tabStops(render())).toEqual(["westus", "westus"]);
    expect(tabStops(render({ selectedRegion: "westeurope" }))).toEqual(["westeurope", first]);
    for (const drawing of drawings(render())) expect(drawing.match(/tabindex="0"/g)).toHaveLength(1);
  });

  it("says which region is selected", () => {
    const [wide = ""] = drawings(render({ selectedRegion: "westeurope" }));
    const pressed = cells(wide).filter((tag) => tag.includes('aria-pressed="true"'));
    expect(pressed).toHaveLength(1);
    expect(pressed[0]).toContain('aria-label="WESTEUROPE, syncing"');
  });

  it("writes labels for replicas only, hidden from readers, who get the hexagons' names", () => {
    const [wide = ""] = drawings(render());
    const labels = /<g class="map-labels".*$/s.exec(wide)?.[0] ?? "";
    expect(labels).toContain('aria-hidden="true"');
    expect([...labels.matchAll(/data-region="([^"]+)"/g)].map((match) => match[1]).sort()).toEqual(
      Object.keys(REPLICAS).sort(),
    );
  });

  it("carries no style attribute, which the content security policy would block", () => {
    expect(render()).not.toContain("style=");
  });

  it("draws every state", () => {
    const all = regions.map((region, index) => ({
      ...region,
      state: REGION_STATES[index % REGION_STATES.length] ?? "ready",
    }));
    const html = render({ regions: all });
    for (const part of [
      "hex-exclamation",
      "hex-minus",
      "hex-question",
      "hex-stripes",
      "hex-check",
      "hex-bar",
    ]) {
      expect(html).toContain(`href="#${part}"`);
    }
  });

  it("keeps the hexagons of a page within 6 kB of gzip", () => {
    expect(gzipSync(drawings(render()).join("")).length).toBeLessThanOrEqual(6_000);
  });
});
