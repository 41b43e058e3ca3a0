import { describe, expect, it } from "vitest";
import { REGION_STATES, type Badges } from "@/lib/replication/model";
import { drawingOf, glyphPlaces, NO_BADGES, type Drawing } from "./drawing";

/** All that is left of a drawing for somebody who sees no colour. */
function withoutColour({ outline, fill, glyphs, isRinged, isHatched }: Drawing): string {
  return JSON.stringify({ outline, fill, glyphs, isRinged, isHatched });
}

const flags = [false, true];
const staged = [undefined, "remove"] as const;
const badgeSets: Badges[] = flags.flatMap((home) =>
  flags.flatMap((notRouted) =>
    flags.flatMap((updating) =>
      flags.flatMap((stale) => staged.map((staged) => ({ home, notRouted, updating, stale, staged }))),
    ),
  ),
);

describe("drawing a hexagon", () => {
  it.each(badgeSets)("every pair of states can be told apart without colour: %o", (badges) => {
    const looks = REGION_STATES.map((state) => withoutColour(drawingOf(state, badges)));
    expect(new Set(looks).size).toBe(REGION_STATES.length);
  });

  it("every badge changes the look of every state", () => {
    for (const state of REGION_STATES) {
      const looks = badgeSets.map((badges) => withoutColour(drawingOf(state, badges)));
      expect(new Set(looks).size).toBe(badgeSets.length);
    }
  });

  it("a region staged to be added looks like nothing else", () => {
    const added = withoutColour(drawingOf("available", { ...NO_BADGES, staged: "add" }));
    for (const state of REGION_STATES) {
      for (const badges of badgeSets) expect(withoutColour(drawingOf(state, badges))).not.toBe(added);
    }
  });

  it("a staged or stale hexagon never looks like an unavailable one", () => {
    const unavailable = drawingOf("unavailable", NO_BADGES);
    for (const state of REGION_STATES) {
      for (const badges of badgeSets.filter((set) => set.stale || set.staged)) {
        expect(withoutColour(drawingOf(state, badges))).not.toBe(withoutColour(unavailable));
      }
    }
  });

  it("says by colour what a person has, could have, cannot have, and what is broken", () => {
    const family = (state: (typeof REGION_STATES)[number]) => drawingOf(state, NO_BADGES).family;
    expect(REGION_STATES.map((state) => [state, family(state)])).toEqual([
      ["failed", "red"],
      ["deleting", "blue"],
      ["creating", "blue"],
      ["other", "blue"],
      ["syncing", "blue"],
      ["ready", "blue"],
      ["available", "green"],
      ["unavailable", "grey"],
    ]);
  });

  it("a replica that is not routed loses its fill but keeps its glyph", () => {
    expect(drawingOf("ready", { ...NO_BADGES, notRouted: true })).toMatchObject({
      fill: "hollow",
      glyphs: ["check", "pause"],
    });
  });

  it("marks a caution on an available region only", () => {
    expect(drawingOf("available", NO_BADGES, true).glyphs).toEqual(["caution"]);
    expect(drawingOf("ready", NO_BADGES, true).glyphs).toEqual(["check"]);
  });

  it("has a place for each glyph of what can happen", () => {
    const possible = badgeSets.filter((badges) => !(badges.home && badges.staged));
    for (const state of REGION_STATES) {
      for (const badges of possible) {
        const { glyphs } = drawingOf(state, badges, true);
        if (glyphs.length > 0) expect(glyphPlaces(glyphs.length)).toHaveLength(glyphs.length);
      }
    }
  });
});
