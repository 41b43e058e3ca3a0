import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isInLens, isLens, LENSES, lensOf, type RegionalLens } from "./lens";

const REGIONAL = LENSES.map((lens) => lens.id).filter((id) => id !== "world");

describe("the lens of a region", () => {
  it.each<[string, RegionalLens]>([
    ["US", "americas"],
    ["Canada", "americas"],
    ["Mexico", "americas"],
    ["South America", "americas"],
    ["Europe", "europe"],
    ["UK", "europe"],
    ["Middle East", "middle-east-africa"],
    ["Africa", "middle-east-africa"],
    ["Asia Pacific", "asia-pacific"],
  ])("follows ARM's geography group %s", (geographyGroup, lens) => {
    expect(lensOf({ geographyGroup, point: undefined })).toBe(lens);
  });

  it("believes the group more than the point", () => {
    const point = { latDegrees: 52.4, lonDegrees: 4.9 };
    expect(lensOf({ geographyGroup: "Asia Pacific", point })).toBe("asia-pacific");
  });

  it.each<[string, number, number, RegionalLens]>([
    ["US Gov Virginia", 37.3719, -79.8164, "americas"],
    ["US Gov Arizona", 33.4484, -112.074, "americas"],
    ["China East", 31.3209, 121.5891, "asia-pacific"],
    ["China North", 39.9788, 116.4959, "asia-pacific"],
    ["Istanbul", 41.0, 29.0, "middle-east-africa"],
    ["Athens", 37.9, 23.7, "europe"],
    ["Mumbai", 19.1, 72.9, "asia-pacific"],
    ["Muscat", 23.6, 58.4, "middle-east-africa"],
    ["Reykjavík", 64.1, -21.9, "europe"],
    ["Rabat", 34.0, -6.8, "middle-east-africa"],
    ["Málaga", 36.7, -4.4, "europe"],
    ["Apia, across the date line", -13.8, -171.8, "asia-pacific"],
    ["St. John's", 47.6, -52.7, "americas"],
  ])("is told by the coordinates of %s when ARM gives no group", (_place, latDegrees, lonDegrees, lens) => {
    expect(lensOf({ geographyGroup: undefined, point: { latDegrees, lonDegrees } })).toBe(lens);
    expect(lensOf({ geographyGroup: "Somewhere New", point: { latDegrees, lonDegrees } })).toBe(lens);
  });

  it("is none without group and coordinates, and the region is then in World alone", () => {
    const nowhere = { geographyGroup: undefined, point: undefined };
    expect(lensOf(nowhere)).toBeUndefined();
    expect(LENSES.filter((lens) => isInLens(nowhere, lens.id)).map((lens) => lens.id)).toEqual(["world"]);
  });

  it("is exactly one for every place on Earth, besides World", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -90, max: 90, noNaN: true }),
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.option(fc.string(), { nil: undefined }),
        (latDegrees, lonDegrees, geographyGroup) => {
          const region = { geographyGroup, point: { latDegrees, lonDegrees } };
          expect(REGIONAL.filter((lens) => isInLens(region, lens))).toHaveLength(1);
          expect(isInLens(region, "world")).toBe(true);
        },
      ),
    );
  });

  it("knows its own names and nothing else", () => {
    for (const lens of LENSES) expect(isLens(lens.id)).toBe(true);
    for (const other of ["World", "", "toString", undefined, 3]) expect(isLens(other)).toBe(false);
  });
});
