import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildScene } from "./build-scene";
import { boxCorners, polygonsOverlap } from "./fixtures/polygons";
import { randomLabels } from "./fixtures/random-labels";
import { randomPlaces } from "./fixtures/random-points";
import { LENSES, regionsIn } from "./fixtures/real-regions";
import { hexagonCorners } from "./hexagon-path";
import type { MapBox } from "./map-box";
import { placeLabels } from "./place-labels";
import type { LabelRequest, PlacedLabel } from "./place-labels";
import type { PlacedHexagon, Scene } from "./scene";

const realScenes = LENSES.flatMap((lens) =>
  (["wide", "compact"] as const).flatMap((shape) => {
    return buildScene({ lens, shape, points: regionsIn(lens) }) ?? [];
  }),
);
// Placing is tested elsewhere: a few crowded maps are enough to vary the labels on.
const randomScenes = fc
  .sample(randomPlaces, { numRuns: 12, seed: 1 })
  .flatMap((points) => buildScene({ lens: "world", shape: "wide", points }) ?? []);
const labelledScene = fc
  .constantFrom(...realScenes, ...randomScenes)
  .chain((scene) => randomLabels(scene).map((labels): [Scene, LabelRequest[]] => [scene, labels]));

function hexagon(id: string, x: number, y: number): PlacedHexagon {
  return { id, centre: { x, y }, truePoint: { x, y }, hasLeader: false };
}

function aScene(...hexagons: PlacedHexagon[]) {
  return { width: 400, height: 200, radius: 15, hexagons };
}

function aLabel(id: string, priority = 0): LabelRequest {
  return { id, width: 80, height: 14, priority };
}

function forAnyLabels(check: (placed: PlacedLabel[], scene: Scene, labels: LabelRequest[]) => void): void {
  fc.assert(
    fc.property(labelledScene, ([scene, labels]) => check(placeLabels(scene, labels), scene, labels)),
    { numRuns: 40 },
  );
}

describe("placing labels", () => {
  it("lets no two labels touch", () => {
    forAnyLabels((placed) => {
      const touching = placed.flatMap((a, index) =>
        placed
          .slice(index + 1)
          .filter((b) => polygonsOverlap(boxCorners(a), boxCorners(b)))
          .map((b) => `${a.id} and ${b.id}`),
      );
      expect(touching).toEqual([]);
    });
  });

  it("puts no label on a hexagon", () => {
    forAnyLabels((placed, { hexagons, radius }) => {
      const covered = placed.flatMap((label) =>
        hexagons
          .filter(({ centre }) => polygonsOverlap(boxCorners(label), hexagonCorners(centre, radius)))
          .map(({ id }) => `${label.id} on ${id}`),
      );
      expect(covered).toEqual([]);
    });
  });

  it("keeps every label within the frame", () => {
    forAnyLabels((placed, { width, height }) => {
      const isOut = (box: PlacedLabel) =>
        box.x < 0 || box.y < 0 || box.x + box.width > width || box.y + box.height > height;
      expect(placed.filter(isOut)).toEqual([]);
    });
  });

  it("lets no leader run through a label or across another leader", () => {
    forAnyLabels((placed) => {
      const leaders = placed.flatMap(({ id, leader }) =>
        leader ? [{ id, line: [leader.from, leader.to] }] : [],
      );
      const under = leaders.flatMap(({ id, line }) =>
        placed
          .filter((label) => polygonsOverlap(line, boxCorners(label)))
          .map((label) => `${id} under ${label.id}`),
      );
      const crossing = leaders.flatMap((a, index) =>
        leaders
          .slice(index + 1)
          .filter((b) => polygonsOverlap(a.line, b.line))
          .map((b) => `${a.id} across ${b.id}`),
      );
      expect([...under, ...crossing]).toEqual([]);
    });
  });

  it("depends neither on the order of the labels nor on chance", () => {
    forAnyLabels((placed, scene, labels) => {
      expect(placeLabels(scene, labels.toReversed())).toEqual(placed);
    });
  });

  it("keeps the sizes that were asked for and labels each hexagon once", () => {
    forAnyLabels((placed, _, labels) => {
      for (const { id, width, height } of placed) {
        expect(labels).toContainEqual(expect.objectContaining({ id, width, height }));
      }
      expect(new Set(placed.map(({ id }) => id)).size).toBe(placed.length);
    });
  });

  it("puts a label to the right of a hexagon with room around it", () => {
    const [label] = placeLabels(aScene(hexagon("a", 100, 100)), [aLabel("a")]);
    expect(label).toMatchObject({ id: "a", y: 93, width: 80, height: 14, anchor: "start" });
    expect(label?.x).toBeCloseTo(100 + 15 * (Math.sqrt(3) / 2) + 14 / 5, 6);
    expect(label?.leader).toBeUndefined();
  });

  it("puts it to the left at the eastern edge, with its text against the hexagon", () => {
    const [label] = placeLabels(aScene(hexagon("a", 370, 100)), [aLabel("a")]);
    expect(label).toMatchObject({ id: "a", anchor: "end" });
    expect((label?.x ?? 0) + 80).toBeLessThan(370 - 12);
  });

  it("puts it below where neither side has room", () => {
    const scene = aScene(hexagon("a", 200, 100), hexagon("b", 240, 100), hexagon("c", 160, 100));
    const [label] = placeLabels(scene, [aLabel("a")]);
    expect(label).toMatchObject({ id: "a", x: 160, y: 117.8, anchor: "middle", leader: undefined });
  });

  it("serves the higher priority where only one label has room", () => {
    const scene = aScene(hexagon("a", 60, 100), hexagon("b", 88, 100));
    const labels = (first: number) => [aLabel("a", first), aLabel("b", 1)];
    const tight: MapBox = { left: 0, right: 130, top: 82, bottom: 133 };
    expect(placeLabels(scene, labels(0), tight).map(({ id }) => id)).toEqual(["b"]);
    expect(placeLabels(scene, labels(2), tight).map(({ id }) => id)).toEqual(["a"]);
  });

  it("leads to a label outside from a hexagon that others surround, along a seam between them", () => {
    const ring = [0, 60, 120, 180, 240, 300].map((degrees) => {
      const angle = (degrees * Math.PI) / 180;
      return hexagon(`ring${degrees}`, 200 + 28 * Math.cos(angle), 100 + 28 * Math.sin(angle));
    });
    const [label] = placeLabels(aScene(hexagon("middle", 200, 100), ...ring), [aLabel("middle")]);
    if (!label?.leader) throw new Error("The label was to stand at a leader.");
    const { from, to } = label.leader;
    expect(Math.hypot(from.x - 200, from.y - 100)).toBeCloseTo(15, 6);
    const line = [from, to];
    const shrunk = ring.filter(({ centre }) => polygonsOverlap(line, hexagonCorners(centre, 15)));
    expect(shrunk).toEqual([]);
  });

  it("keeps away from the hexagons of others where there is a choice", () => {
    const [label] = placeLabels(aScene(hexagon("a", 100, 100), hexagon("b", 215, 100)), [aLabel("a")]);
    expect(label).toMatchObject({ id: "a", anchor: "end" });
  });

  it("leaves out a label whose hexagon is out of sight", () => {
    const scene = aScene(hexagon("a", 100, 100));
    expect(placeLabels(scene, [aLabel("a")], { left: 105, top: 0, right: 400, bottom: 200 })).toEqual([]);
  });

  it("leaves out what has no room and what names no hexagon", () => {
    expect(placeLabels({ ...aScene(hexagon("a", 35, 35)), width: 70, height: 70 }, [aLabel("a")])).toEqual(
      [],
    );
    expect(placeLabels(aScene(hexagon("a", 100, 100)), [aLabel("nowhere")])).toEqual([]);
  });
});
