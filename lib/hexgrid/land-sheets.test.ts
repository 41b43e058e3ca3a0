import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { chooseLandSheet, landHref, LAND_SHEETS } from "./land-sheets";
import { landHeight, project } from "./projection";

describe.each(LAND_SHEETS)("the land sheet $name", (sheet) => {
  const file = fileURLToPath(new URL(`../../public${landHref(sheet).replace("#land", "")}`, import.meta.url));

  it("is there and reaches the browser in at most 8 kB gzip", () => {
    expect(existsSync(file)).toBe(true);
    expect(gzipSync(readFileSync(file)).length).toBeLessThanOrEqual(8 * 1024);
  });

  it("is a path called land without a colour of its own", () => {
    const svg = readFileSync(file, "utf8");
    expect(svg).toContain('<path id="land"');
    expect(svg).not.toMatch(/fill|stroke|style/);
  });
});

describe("choosing a land sheet", () => {
  const europe = project({ lonDegrees: 10, latDegrees: 50 });
  const around = (reach: number) => ({
    left: europe.x - reach,
    right: europe.x + reach,
    top: europe.y - reach,
    bottom: europe.y + reach,
  });

  it("takes the one whose cells come out nearest to the wanted size", () => {
    expect(chooseLandSheet(around(15), 10, 6).name).toBe("land-europe");
  });

  it("takes the world's when no other covers the view", () => {
    expect(chooseLandSheet(around(60), 10, 6).name).toBe("land");
  });

  it("asks for no land beyond the ends of the world", () => {
    const beyond = { left: -40, right: 170, top: -5, bottom: landHeight + 5 };
    expect(chooseLandSheet(beyond, 5, 6).name).toBe("land-americas");
  });
});
