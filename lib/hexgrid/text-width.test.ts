import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readAdvances } from "./fixtures/read-advances";
import { textWidth } from "./text-width";

const FONT_FILE = fileURLToPath(new URL("../../app/fonts/inter-latin-wght-normal.woff2", import.meta.url));
const characters = [...charactersFrom(32, 126), ...charactersFrom(160, 255), "–—…’“”−•"].join("");

function charactersFrom(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => String.fromCharCode(first + index));
}

describe("the width of a text", () => {
  const advances = readAdvances(FONT_FILE, 600, characters);

  it("is never less than the font's own advances at that weight", () => {
    expect(advances.size).toBeGreaterThan(190);
    const tooNarrow = [...advances].filter(([character, advance]) => textWidth(character, 1) < advance);
    expect(tooNarrow).toEqual([]);
  });

  it("exceeds them by little, so that labels are not left out for nothing", () => {
    for (const text of ["West Europe · not routed", "Southeast Asia · syncing", "Germany West Central"]) {
      const advance = Array.from(text).reduce((sum, character) => sum + (advances.get(character) ?? 0), 0);
      expect(textWidth(text, 12)).toBeLessThan(1.1 * 12 * advance);
    }
  });
});

describe("the width of a text in unknown characters", () => {
  it("takes each for as wide as the widest known one", () => {
    expect(textWidth("東京", 10)).toBeGreaterThanOrEqual(2 * textWidth("W", 10));
  });

  it("is zero for no text and grows with the font size", () => {
    expect(textWidth("", 12)).toBe(0);
    expect(textWidth("East US", 24)).toBeCloseTo(2 * textWidth("East US", 12), 6);
  });
});
