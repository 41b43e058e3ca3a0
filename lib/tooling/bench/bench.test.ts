import { describe, expect, it } from "vitest";
import { benchmarkTable, isOverLimit, withMeasuredSection } from "./benchmark-report";
import { mapMarkup } from "./map-markup";
import type { Measurement } from "./measurement";
import { chosenParts } from "./parts";
import { median } from "./render-times";

const land: Measurement = { what: "land", value: 4_321, unit: "bytes", limit: 8_000 };
const time: Measurement = { what: "time", value: 123.45, unit: "times" };

describe("the benchmarks", () => {
  it("judge counts against their limit, and never a time", () => {
    expect([land, { ...land, value: 8_001 }, time].map(isOverLimit)).toEqual([false, true, false]);
  });

  it("name what is over its limit", () => {
    expect(
      benchmarkTable([land, { ...land, value: 9_000 }, time])
        .split("\n")
        .slice(2),
    ).toEqual([
      "| land | 4.32 kB | 8 kB |  |",
      "| land | 9.00 kB | 8 kB | over the limit |",
      "| time | 123.5 times |  |  |",
    ]);
  });

  it("count requests as they are", () => {
    const requests: Measurement = { what: "ARM", value: 21, unit: "requests", limit: 20 };
    expect(benchmarkTable([requests]).split("\n").at(-1)).toBe(
      "| ARM | 21 requests | 20 requests | over the limit |",
    );
  });

  it("judge a ratio that has a limit", () => {
    const memory: Measurement = { what: "memory", value: 1.31, unit: "times", limit: 1.3 };
    expect(benchmarkTable([memory]).split("\n").at(-1)).toBe(
      "| memory | 1.31 times | 1.3 times | over the limit |",
    );
  });

  it("replace the section of their own part of the document and leave the rest", () => {
    const machine = "a machine";
    const first = withMeasuredSection("# Ours\n", { part: "fleet", table: "one", machine });
    const both = withMeasuredSection(first, { part: "live", table: "two", machine });
    const again = withMeasuredSection(both, { part: "fleet", table: "three $& four", machine });
    expect(first).toContain("# Ours");
    expect(both).toContain(first);
    expect(again).toBe(both.replace("one", () => "three $& four"));
  });

  it("are chosen by the beginning of their name, and all without one", () => {
    const namesOf = (...chosen: string[]) => chosenParts(chosen).map(({ name }) => name);
    expect(namesOf("fleet", "live-re")).toEqual(["fleet", "live-reads", "live-restart"]);
    expect(namesOf()).toEqual(expect.arrayContaining(["pages", "fleet", "live-clients"]));
    expect(() => chosenParts(["lively"])).toThrow("There is no benchmark lively; there are pages, fleet,");
  });

  it("take the middle of the times", () => {
    expect([median([3, 1, 2]), median([4, 1, 3, 2])]).toEqual([2, 2.5]);
  });
});

describe("the drawing in a page", () => {
  const scene = (regions: number) =>
    `<svg class="map-scene" viewBox="0 0 1 1">${'<g role="button"></g>'.repeat(regions)}</svg>`;

  it("is every scene and the shapes, and nothing else", () => {
    const defs = '<svg class="hex-defs"><symbol></symbol></svg>';
    const page = `<p>before</p>${defs}<svg class="icon"></svg>${scene(3)}<p>\n</p>${scene(2)}`;
    expect(mapMarkup(page)).toEqual({ markup: defs + scene(3) + scene(2), regions: 3 });
  });

  it("has to be there", () => {
    expect(() => mapMarkup("<p>Sign in</p>")).toThrow("no map scene");
  });
});
