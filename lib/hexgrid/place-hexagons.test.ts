import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outsideFrame, overlappingPairs } from "./fixtures/polygons";
import { randomPoints } from "./fixtures/random-points";
import { hexagonDistance } from "./hexagon-distance";
import { placeHexagons } from "./place-hexagons";
import type { HexagonPoint, PlacementOptions } from "./place-hexagons";
import type { PlacedHexagon } from "./scene";

const WIDE: PlacementOptions = { radius: 15, gap: 2, frame: { width: 960, height: 480, margin: 3 } };
const NARROW: PlacementOptions = { radius: 17.5, gap: 2, frame: { width: 360, height: 400, margin: 3 } };

// Every promise is checked on the same points, others in each run of the tests, so that they are placed once.
const seed = fc.sample(fc.integer(), 1)[0] ?? 0;
const placedBefore = new Map<string, readonly PlacedHexagon[]>();

function place(points: readonly HexagonPoint[], options = WIDE): readonly PlacedHexagon[] {
  const key = JSON.stringify([points, options]);
  const before = placedBefore.get(key);
  if (before) return before;
  const placement = placeHexagons(points, options);
  if (!placement.ok) throw new Error(`There was room for ${placement.capacity} only.`);
  placedBefore.set(key, placement.hexagons);
  return placement.hexagons;
}

function forAnyPoints(check: (points: HexagonPoint[], options: PlacementOptions) => void): void {
  for (const options of [WIDE, NARROW]) {
    const points = randomPoints(options.frame.width, options.frame.height);
    fc.assert(
      fc.property(points, (some) => check(some, options)),
      { numRuns: 25, seed },
    );
  }
}

// Positive while the way from one to the other still points the same way, give or take a right angle.
function turnedCosine(a: PlacedHexagon, b: PlacedHexagon): number {
  const sideways = (a.centre.x - b.centre.x) * (a.truePoint.x - b.truePoint.x);
  const upright = (a.centre.y - b.centre.y) * (a.truePoint.y - b.truePoint.y);
  return sideways + upright;
}

describe("placing hexagons", () => {
  it("lets no two overlap", () => {
    forAnyPoints((points, options) => {
      expect(overlappingPairs(place(points, options), options.radius)).toEqual([]);
    });
  });

  it("keeps all of them within the frame", () => {
    forAnyPoints((points, options) => {
      const hexagons = place(points, options);
      expect(outsideFrame({ hexagons, radius: options.radius }, options.frame)).toEqual([]);
    });
  });

  it("gives every point one hexagon, in the order of the ids", () => {
    forAnyPoints((points, options) => {
      const ids = points.map(({ id }) => id).sort();
      expect(place(points, options).map(({ id }) => id)).toEqual(ids);
    });
  });

  it("keeps a leader exactly for those that moved by more than three quarters of the radius", () => {
    forAnyPoints((points, options) => {
      for (const { centre, truePoint, hasLeader } of place(points, options)) {
        const moved = Math.hypot(centre.x - truePoint.x, centre.y - truePoint.y);
        expect(hasLeader).toBe(moved > 0.75 * options.radius);
      }
    });
  });

  it("turns no two around each other by more than a right angle", () => {
    forAnyPoints((points, options) => {
      const hexagons = place(points, options);
      const turned = hexagons.flatMap((a, index) =>
        hexagons
          .slice(index + 1)
          .filter((b) => turnedCosine(a, b) < -1e-4)
          .map((b) => `${a.id} and ${b.id}`),
      );
      expect(turned).toEqual([]);
    });
  });

  it("does not depend on the order of the points", () => {
    forAnyPoints((points, options) => {
      expect(place(points.toReversed(), options)).toEqual(place(points, options));
    });
  });

  it("leaves points exactly where they are when all have room", () => {
    forAnyPoints((points, options) => {
      const { radius, frame } = options;
      const roomy: HexagonPoint[] = [];
      for (const candidate of points) {
        const { x, y } = candidate.point;
        const isInside = x > 40 && y > 40 && x < frame.width - 40 && y < frame.height - 40;
        const hasRoom = roomy.every((other) => hexagonDistance(other.point, candidate.point) > 2 * radius);
        if (isInside && hasRoom) roomy.push(candidate);
      }
      for (const { centre, truePoint } of place(roomy, options)) expect(centre).toEqual(truePoint);
    });
  });

  it("moves a point with room around it because of no crowd elsewhere", () => {
    const crowd = Array.from({ length: 20 }, (_, index) => ({
      id: `crowd${index}`,
      point: { x: 300, y: 200 },
    }));
    const lone = place([...crowd, { id: "lone", point: { x: 700.5, y: 300.25 } }]).find(
      ({ id }) => id === "lone",
    );
    expect(lone).toEqual({
      id: "lone",
      centre: { x: 700.5, y: 300.25 },
      truePoint: { x: 700.5, y: 300.25 },
      hasLeader: false,
    });
  });

  it("fills a frame to its last cell and says how many fit when asked for one more", () => {
    const points = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ id: `${index}`, point: { x: 180, y: 200 } }));
    const refused = placeHexagons(points(1000), NARROW);
    if (refused.ok) throw new Error("A thousand hexagons cannot fit.");
    expect(refused.capacity).toBeGreaterThan(120);
    const hexagons = place(points(refused.capacity), NARROW);
    expect(overlappingPairs(hexagons, NARROW.radius)).toEqual([]);
    expect(placeHexagons(points(refused.capacity + 1), NARROW)).toEqual(refused);
  });

  it("has room for none in a frame smaller than a hexagon, and for nothing in any frame", () => {
    const tiny = { ...WIDE, frame: { width: 20, height: 20, margin: 3 } };
    expect(placeHexagons([{ id: "a", point: { x: 5, y: 5 } }], tiny)).toEqual({ ok: false, capacity: 0 });
    expect(placeHexagons([], tiny)).toEqual({ ok: true, hexagons: [] });
  });
});
