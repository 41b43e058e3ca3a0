import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildScene, LEAST_CONTAINER_PIXELS } from "./build-scene";
import type { ScenePoint, SceneShape } from "./build-scene";
import { outsideFrame, overlappingPairs } from "./fixtures/polygons";
import { randomPlaces } from "./fixtures/random-points";
import { LENSES, regionsIn } from "./fixtures/real-regions";
import type { Lens } from "./lens";
import { project } from "./projection";
import type { PlacedHexagon, Scene } from "./scene";

const SHAPES: readonly SceneShape[] = ["wide", "compact"];
const views = LENSES.flatMap((lens) => SHAPES.map((shape) => ({ lens, shape }))).filter(
  ({ lens, shape }) => lens !== "world" || shape === "wide",
);

function sceneOf(lens: Lens, shape: SceneShape, points: readonly ScenePoint[]): Scene {
  const scene = buildScene({ lens, shape, points });
  if (!scene) throw new Error(`The ${shape} ${lens} scene does not hold ${points.length} regions.`);
  return scene;
}

function checkPromises(scene: Scene, shape: SceneShape, count: number): void {
  expect(scene.hexagons).toHaveLength(count);
  expect(overlappingPairs(scene.hexagons, scene.radius)).toEqual([]);
  expect(outsideFrame(scene, scene)).toEqual([]);
  const pixelsPerUnit = LEAST_CONTAINER_PIXELS[shape] / scene.width;
  // A hexagon is drawn 25.28 wide and 29.2 high in a cell of radius 16, with an outline of 1.5 or more around it.
  expect((26.78 / 16) * scene.radius * pixelsPerUnit).toBeGreaterThanOrEqual(24);
  expect((30.7 / 16) * scene.radius * pixelsPerUnit).toBeGreaterThanOrEqual(24);
}

/** Neighbours whose order along one axis is turned although they were half a hexagon or more apart along it. */
function turnedNeighbours({ hexagons, radius }: Scene): string[] {
  const width = Math.sqrt(3) * radius;
  const isTurned = (apart: number, drawnApart: number) =>
    Math.abs(apart) >= width / 2 && apart * drawnApart < -1e-6;
  return hexagons.flatMap((a, index) =>
    hexagons.slice(index + 1).flatMap((b) => {
      const apart = { x: a.truePoint.x - b.truePoint.x, y: a.truePoint.y - b.truePoint.y };
      if (Math.hypot(apart.x, apart.y) > 4 * width) return [];
      const isOut = isTurned(apart.x, a.centre.x - b.centre.x) || isTurned(apart.y, a.centre.y - b.centre.y);
      return isOut ? [`${a.id} and ${b.id}`] : [];
    }),
  );
}

function movesInRadii({ hexagons, radius }: Scene): number[] {
  const moved = ({ centre, truePoint }: PlacedHexagon) =>
    Math.hypot(centre.x - truePoint.x, centre.y - truePoint.y);
  return hexagons.map((hexagon) => moved(hexagon) / radius);
}

describe.each(views)("the $shape $lens scene", ({ lens, shape }) => {
  it("holds the real regions, apart, in the frame and at least 24 pixels wide in its smallest container", () => {
    const points = regionsIn(lens);
    checkPromises(sceneOf(lens, shape, points), shape, points.length);
  });

  it("keeps real neighbours in their order from left to right and from top to bottom", () => {
    expect(turnedNeighbours(sceneOf(lens, shape, regionsIn(lens)))).toEqual([]);
  });

  it("moves no real region by more than two and a quarter radii, and on average by less than one", () => {
    const moves = movesInRadii(sceneOf(lens, shape, regionsIn(lens)));
    expect(Math.max(...moves)).toBeLessThan(2.25);
    expect(moves.reduce((sum, move) => sum + move, 0) / moves.length).toBeLessThan(0.9);
  });

  it("keeps its promises for up to 120 regions anywhere", () => {
    fc.assert(
      fc.property(randomPlaces, (points) => {
        checkPromises(sceneOf(lens, shape, points), shape, points.length);
      }),
      { numRuns: 12 },
    );
  });

  it("lays the land under the regions by the same transform", () => {
    const points = regionsIn(lens);
    const { hexagons, land } = sceneOf(lens, shape, points);
    for (const { id, truePoint } of hexagons) {
      const place = points.find((point) => point.id === id);
      if (!place) throw new Error(`${id} was not asked for.`);
      const inLand = project(place);
      expect(truePoint.x).toBeCloseTo(land.x + land.scale * inLand.x, 1);
      expect(truePoint.y).toBeCloseTo(land.y + land.scale * inLand.y, 1);
    }
  });

  it("shows land even without a region", () => {
    const scene = sceneOf(lens, shape, []);
    expect(scene.hexagons).toEqual([]);
    expect(scene.land.scale).toBeGreaterThan(1);
    expect([scene.land.x, scene.land.y].every(Number.isFinite)).toBe(true);
  });

  it("shows a lone region with its surroundings", () => {
    const [point] = regionsIn(lens);
    if (!point) throw new Error(`No real region is in ${lens}.`);
    const scene = sceneOf(lens, shape, [point]);
    expect(scene.width / scene.land.scale).toBeGreaterThan(20);
    expect(scene.hexagons[0]?.hasLeader).toBe(false);
  });
});

describe("building a scene", () => {
  it("leaves the whole world to wide screens", () => {
    expect(buildScene({ lens: "world", shape: "compact", points: regionsIn("world") })).toBeUndefined();
  });

  it("refuses more regions than hexagons of 24 pixels fit", () => {
    const points = Array.from({ length: 400 }, (_, index) => ({
      id: `region${index}`,
      lonDegrees: index % 20,
      latDegrees: 40 + index / 40,
    }));
    expect(buildScene({ lens: "europe", shape: "compact", points })).toBeUndefined();
  });

  it("draws the same picture whatever the order of the regions", () => {
    const points = regionsIn("world");
    expect(sceneOf("world", "wide", points.toReversed())).toEqual(sceneOf("world", "wide", points));
  });

  it("uses a finer drawing of the land the closer the view", () => {
    expect(sceneOf("world", "wide", regionsIn("world")).land.href).toBe("/map/land.svg#land");
    expect(sceneOf("europe", "wide", regionsIn("europe")).land.href).toBe("/map/land-europe.svg#land");
  });
});
