import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CORRECTIONS, correctPoint } from "./corrections";

const EARTH_RADIUS_KM = 6371;

describe("correcting ARM's coordinates", () => {
  it("moves each known region from the published point to the right one", () => {
    for (const [name, { published, corrected }] of CORRECTIONS) {
      expect(correctPoint(name, published)).toEqual(corrected);
    }
  });

  it("steps aside once ARM publishes another value", () => {
    const mended = { latDegrees: 40.4168, lonDegrees: -3.7038 };
    expect(correctPoint("spaincentral", mended)).toBe(mended);
  });

  it("leaves a region that shares a wrong point, but not the name, where it is", () => {
    const point = { latDegrees: 40.4259, lonDegrees: 3.4209 };
    expect(correctPoint("balearicsea", point)).toBe(point);
  });

  it("gives every correction a reason and moves nothing across a continent", () => {
    for (const { published, corrected, reason } of CORRECTIONS.values()) {
      expect(reason).toMatch(/\.$/);
      const degrees = Math.hypot(
        published.latDegrees - corrected.latDegrees,
        published.lonDegrees - corrected.lonDegrees,
      );
      expect((degrees * Math.PI * EARTH_RADIUS_KM) / 180).toBeLessThan(800);
    }
  });

  it("changes no other name, for any point", () => {
    fc.assert(
      fc.property(
        fc.string().filter((name) => !CORRECTIONS.has(name)),
        fc.double({ min: -90, max: 90 }),
        fc.double({ min: -180, max: 180 }),
        (name, latDegrees, lonDegrees) => {
          const point = { latDegrees, lonDegrees };
          expect(correctPoint(name, point)).toBe(point);
        },
      ),
    );
  });
});
