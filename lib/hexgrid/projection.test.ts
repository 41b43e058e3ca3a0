import { geoMercatorRaw } from "d3-geo";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { landHeight, landWidth, project } from "./projection";

const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe("the projection", () => {
  it("is Miller's: Mercator's with latitudes pulled in by a fifth", () => {
    const equator = project({ lonDegrees: 0, latDegrees: 0 }).y;
    for (const latDegrees of [-55, -23.5, 10, 45, 60, 80]) {
      const [, mercator] = geoMercatorRaw(0, (0.8 * latDegrees * Math.PI) / 180);
      const miller = (1.25 * mercator * 180) / Math.PI;
      expect(equator - project({ lonDegrees: 0, latDegrees }).y).toBeCloseTo(miller, 6);
    }
  });

  it("puts north above south and, between the two sides of the Bering Strait, west left of east", () => {
    fc.assert(
      fc.property(
        fc.tuple(degrees(-168.9, 190.9), degrees(-85, 85)),
        fc.tuple(degrees(-168.9, 190.9), degrees(-85, 85)),
        ([lonA, latA], [lonB, latB]) => {
          const a = project({ lonDegrees: lonA, latDegrees: latA });
          const b = project({ lonDegrees: lonB, latDegrees: latB });
          fc.pre(Math.abs(lonA - lonB) > 1e-6 && Math.abs(latA - latB) > 1e-6);
          expect(a.x < b.x).toBe(lonA < lonB);
          expect(a.y < b.y).toBe(latA > latB);
        },
      ),
    );
  });

  it("keeps every inhabited place within the drawn world", () => {
    for (const [lonDegrees, latDegrees] of [
      [15.6, 78.2],
      [-68.3, -54.8],
      [-168.1, 65.6],
      [-169.7, 66.1],
      [178.4, -18.1],
    ] as const) {
      const { x, y } = project({ lonDegrees, latDegrees });
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(landWidth);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(landHeight);
    }
  });
});
