import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignCells } from "./assign-cells";
import type { MapPoint } from "./points";

const point = fc.record({ x: fc.integer({ min: 0, max: 20 }), y: fc.integer({ min: 0, max: 20 }) });

function leastCost(points: readonly MapPoint[], cells: readonly MapPoint[]): number {
  const [first, ...rest] = points;
  if (!first) return 0;
  return Math.min(
    ...cells.map(
      (cell, index) =>
        (first.x - cell.x) ** 2 + (first.y - cell.y) ** 2 + leastCost(rest, cells.toSpliced(index, 1)),
    ),
  );
}

describe("giving points cells of their own", () => {
  it("moves them as little in sum as any other way would", () => {
    fc.assert(
      fc.property(
        fc.array(point, { maxLength: 4 }),
        fc.array(point, { minLength: 4, maxLength: 6 }),
        (points, cells) => {
          expect(assignCells(points, cells).cost).toBeCloseTo(leastCost(points, cells), 6);
        },
      ),
    );
  });

  it("never gives one cell to two points", () => {
    fc.assert(
      fc.property(
        fc.array(point, { maxLength: 40 }),
        fc.uniqueArray(point, { minLength: 40, maxLength: 60, selector: ({ x, y }) => `${x},${y}` }),
        (points, cells) => {
          const given = assignCells(points, cells).cells;
          expect(given).toHaveLength(points.length);
          expect(new Set(given).size).toBe(points.length);
          expect(given.every((cell) => cells.includes(cell))).toBe(true);
        },
      ),
    );
  });

  it("refuses more points than there are cells", () => {
    expect(() => assignCells([{ x: 0, y: 0 }], [])).toThrow(RangeError);
  });
});
