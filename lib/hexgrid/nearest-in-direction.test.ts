import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildScene } from "./build-scene";
import { randomPlaces } from "./fixtures/random-points";
import { LENSES, regionsIn } from "./fixtures/real-regions";
import type { Lens } from "./lens";
import { nearestInDirection } from "./nearest-in-direction";
import type { Direction } from "./nearest-in-direction";
import type { PlacedHexagon, Scene } from "./scene";

const DIRECTIONS: readonly Direction[] = ["left", "right", "up", "down"];
const OPPOSITE = { left: "right", right: "left", up: "down", down: "up" } as const;

function realScene(lens: Lens): Scene {
  const scene = buildScene({ lens, shape: "wide", points: regionsIn(lens) });
  if (!scene) throw new Error(`The ${lens} scene does not hold the real regions.`);
  return scene;
}

/** Ids of the hexagons that no sequence of arrow keys leads to from the first, or that no sequence leads back from. */
function cutOff(hexagons: readonly PlacedHexagon[]): string[] {
  const steps = new Map(
    hexagons.map(({ id }) => [
      id,
      DIRECTIONS.flatMap((direction) => nearestInDirection(hexagons, id, direction) ?? []),
    ]),
  );
  const stepsBack = new Map(
    hexagons.map(({ id }) => [
      id,
      hexagons.filter((other) => steps.get(other.id)?.includes(id)).map((other) => other.id),
    ]),
  );
  const [forth, back] = [reachable(hexagons, steps), reachable(hexagons, stepsBack)];
  return hexagons.map(({ id }) => id).filter((id) => !forth.has(id) || !back.has(id));
}

function reachable(hexagons: readonly PlacedHexagon[], steps: ReadonlyMap<string, readonly string[]>) {
  const reached = new Set(hexagons.slice(0, 1).map(({ id }) => id));
  for (const id of reached) for (const next of steps.get(id) ?? []) reached.add(next);
  return reached;
}

function cells(...places: [string, number, number][]) {
  return places.map(([id, x, y]) => ({ id, centre: { x, y } }));
}

describe("arrow keys", () => {
  it.each(LENSES)("lead from every real hexagon of the %s scene to every other", (lens) => {
    expect(cutOff(realScene(lens).hexagons)).toEqual([]);
  });

  it("lead from every hexagon to every other, wherever regions may be", () => {
    fc.assert(
      fc.property(randomPlaces, (points) => {
        const scene = buildScene({ lens: "world", shape: "wide", points });
        expect(cutOff(scene?.hexagons ?? [])).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it("lead in their direction", () => {
    const { hexagons } = realScene("world");
    const centres = new Map(hexagons.map(({ id, centre }) => [id, centre]));
    for (const { id, centre } of hexagons) {
      const at = (direction: Direction) => centres.get(nearestInDirection(hexagons, id, direction) ?? "");
      expect(at("right")?.x ?? Infinity).toBeGreaterThan(centre.x);
      expect(at("left")?.x ?? -Infinity).toBeLessThan(centre.x);
      expect(at("down")?.y ?? Infinity).toBeGreaterThan(centre.y);
      expect(at("up")?.y ?? -Infinity).toBeLessThan(centre.y);
    }
  });

  it("lead to the nearest hexagon on the way and not to one that lies more across than along", () => {
    const map = cells(["here", 0, 0], ["near", 30, 5], ["far", 80, 0], ["across", 10, 20]);
    expect(nearestInDirection(map, "here", "right")).toBe("near");
    expect(nearestInDirection(map, "here", "down")).toBe("across");
    expect(nearestInDirection(map, "here", "left")).toBeUndefined();
    expect(nearestInDirection(map, "here", "up")).toBeUndefined();
  });

  it("lead back within a piece of honeycomb by the opposite key", () => {
    const row = 24;
    const map = cells(
      ["nw", -14, -row],
      ["ne", 14, -row],
      ["w", -28, 0],
      ["mid", 0, 0],
      ["e", 28, 0],
      ["sw", -14, row],
      ["se", 14, row],
    );
    expect(nearestInDirection(map, "mid", "up")).toBe("nw");
    expect(nearestInDirection(map, "mid", "down")).toBe("se");
    for (const direction of DIRECTIONS) {
      const there = nearestInDirection(map, "mid", direction);
      expect(there).toBeDefined();
      expect(nearestInDirection(map, there ?? "", OPPOSITE[direction])).toBe("mid");
    }
  });

  it("lead nowhere from a hexagon that is not on the map", () => {
    expect(nearestInDirection(cells(["a", 0, 0], ["b", 10, 0]), "gone", "right")).toBeUndefined();
  });
});
