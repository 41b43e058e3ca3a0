import { describe, expect, it } from "vitest";
import { LAND_SHEETS } from "../../hexgrid/land-sheets";
import type { LandSheet } from "../../hexgrid/land-sheets";
import { project } from "../../hexgrid/projection";
import { landCells, ROW_PITCH_RATIO } from "./land-cells";
import type { LandRow } from "./land-cells";
import { landSvg } from "./land-svg";
import { projectLand } from "./project-land";

const RINGS = projectLand();
const TEN_BY_TEN: LandSheet = { name: "test", box: { left: 0, top: 0, right: 10, bottom: 10 }, pitch: 2 };

function square(left: number, top: number, right: number, bottom: number): [number, number][] {
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
    [left, top],
  ];
}

function isLand(rows: readonly LandRow[], sheet: LandSheet, lonDegrees: number, latDegrees: number): boolean {
  const { x, y } = project({ lonDegrees, latDegrees });
  const row = Math.floor((y - sheet.box.top) / (sheet.pitch * ROW_PITCH_RATIO));
  const column = Math.floor((x - sheet.box.left) / sheet.pitch - (row % 2 === 0 ? 0 : 0.5));
  return rows.some((some) => some.row === row && some.columns.includes(column));
}

describe("the cells of the land", () => {
  it("are those under an island, with odd rows half a cell to the right", () => {
    expect(landCells([square(2, 0, 6, 2 * 2 * ROW_PITCH_RATIO)], TEN_BY_TEN)).toEqual([
      { row: 0, columns: [1, 2] },
      { row: 1, columns: [0, 1, 2] },
    ]);
  });

  it("leave out a lake within an island", () => {
    const rows = landCells([square(0, 0, 10, 2), square(4, 0, 6, 2)], TEN_BY_TEN);
    expect(rows[0]).toEqual({ row: 0, columns: [0, 1, 3] });
  });

  it("leave out an islet that covers little of a cell", () => {
    expect(landCells([square(2, 0.5, 2.5, 1)], TEN_BY_TEN)).toEqual([]);
  });

  it.each(LAND_SHEETS)("of $name have land where there is land and sea where there is sea", (sheet) => {
    const rows = landCells(RINGS, sheet);
    const inSheet = ([lon, lat]: readonly [number, number]) => {
      const { x, y } = project({ lonDegrees: lon, latDegrees: lat });
      return x > sheet.box.left && x < sheet.box.right && y > sheet.box.top && y < sheet.box.bottom;
    };
    const land = (
      [
        [-100, 40],
        [-55, -10],
        [10, 50],
        [20, 5],
        [45, 25],
        [78, 22],
        [100, 60],
        [134, -25],
      ] as const
    ).filter(inSheet);
    const sea = (
      [
        [-40, 35],
        [-30, 0],
        [-120, 10],
        [5, 38.5],
        [65, 10],
        [15, 39.5],
        [3, 56.5],
        [110, -20],
        [160, 30],
        [51, 42],
      ] as const
    ).filter(inSheet);
    expect(land.length + sea.length).toBeGreaterThan(4);
    expect(land.filter(([lon, lat]) => !isLand(rows, sheet, lon, lat))).toEqual([]);
    expect(sea.filter(([lon, lat]) => isLand(rows, sheet, lon, lat))).toEqual([]);
  });
});

describe("the drawing of the land", () => {
  it("repeats one relative hexagon and steps from cell to cell", () => {
    const svg = landSvg([{ row: 1, columns: [0, 1, 4] }], TEN_BY_TEN);
    const hexagon = "l14 7v14l-14 7-14-7v-14z";
    expect(svg).toContain(`d="M32 22${hexagon}m32 0${hexagon}m96 0${hexagon}"`);
    expect(svg).toContain('<path id="land" transform="translate(0 0)scale(0.0625 0.07217)"');
  });
});
