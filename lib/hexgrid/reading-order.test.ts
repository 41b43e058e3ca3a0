import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readingOrder } from "./reading-order";

describe("the reading order", () => {
  it("goes by geography and, within one, from west to east", () => {
    const items = [
      { id: "eastus", geography: "United States", lonDegrees: -79.8 },
      { id: "francesouth", geography: "France", lonDegrees: 5.4 },
      { id: "westus", geography: "United States", lonDegrees: -122.4 },
      { id: "francecentral", geography: "France", lonDegrees: 2.4 },
    ];
    expect(readingOrder(items).map(({ id }) => id)).toEqual([
      "francecentral",
      "francesouth",
      "westus",
      "eastus",
    ]);
  });

  it("puts what has no geography or no place last", () => {
    const items = [
      { id: "nowhere", geography: undefined, lonDegrees: -170 },
      { id: "somewhere", geography: "Brazil", lonDegrees: undefined },
      { id: "brazilsouth", geography: "Brazil", lonDegrees: -46.6 },
    ];
    expect(readingOrder(items).map(({ id }) => id)).toEqual(["brazilsouth", "somewhere", "nowhere"]);
  });

  it("is the same whatever order the regions come in, even where two share one place", () => {
    const items = ["a", "b", "c", "d"].map((id, index) => ({
      id,
      geography: index % 2 === 0 ? "Australia" : undefined,
      lonDegrees: 149.1,
    }));
    fc.assert(
      fc.property(fc.shuffledSubarray(items, { minLength: items.length }), (shuffled) => {
        expect(readingOrder(shuffled)).toEqual(readingOrder(items));
      }),
    );
  });
});
