import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { polygonsOverlap } from "./fixtures/polygons";
import { hexagonDistance } from "./hexagon-distance";
import { hexagonCorners, hexagonPath } from "./hexagon-path";

const coordinate = fc.double({ min: -60, max: 60, noNaN: true });
const WIDTH = Math.sqrt(3) * 15;

describe("two hexagons", () => {
  it("overlap exactly when they are closer than their width", () => {
    fc.assert(
      fc.property(coordinate, coordinate, (x, y) => {
        const distance = hexagonDistance({ x: 0, y: 0 }, { x, y });
        fc.pre(Math.abs(distance - WIDTH) > 1e-4);
        const overlap = polygonsOverlap(hexagonCorners({ x: 0, y: 0 }, 15), hexagonCorners({ x, y }, 15));
        expect(overlap).toBe(distance < WIDTH);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("the outline of a hexagon", () => {
  it("has a corner at the top and flat sides left and right", () => {
    expect(hexagonPath(10)).toBe("M0 -10L8.66 -5L8.66 5L0 10L-8.66 5L-8.66 -5Z");
  });
});
