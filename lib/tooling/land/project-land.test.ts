import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { landHeight, landWidth, project } from "../../hexgrid/projection";
import { landProjection, projectLand } from "./project-land";

const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe("the projection that the land is drawn with", () => {
  it("agrees with the one that regions are placed with", () => {
    const viaD3 = landProjection();
    fc.assert(
      fc.property(degrees(-168.9, 190.9), degrees(-57.9, 83.5), (lonDegrees, latDegrees) => {
        const ours = project({ lonDegrees, latDegrees });
        const theirs = viaD3([lonDegrees, latDegrees]);
        expect(theirs?.[0]).toBeCloseTo(ours.x, 6);
        expect(theirs?.[1]).toBeCloseTo(ours.y, 6);
      }),
    );
  });

  it("leaves no outline beyond the ends of the world and none of Antarctica", () => {
    const corners = projectLand().flat();
    expect(corners.length).toBeGreaterThan(10_000);
    const beyond = corners.filter(
      ([x, y]) => x < -1e-6 || x > landWidth + 1e-6 || y < -1e-6 || y > landHeight + 1e-6,
    );
    expect(beyond).toEqual([]);
    const southOfAmerica = project({ lonDegrees: 0, latDegrees: -57 }).y;
    expect(corners.filter(([, y]) => y > southOfAmerica)).toEqual([]);
  });
});
