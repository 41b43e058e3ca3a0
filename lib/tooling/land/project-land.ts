import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoMercatorRaw, geoPath, geoProjection } from "d3-geo";
import type { GeoContext, GeoProjection } from "d3-geo";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { landHeight, landWidth, project } from "../../hexgrid/projection";

export type Ring = readonly (readonly [number, number])[];

type LandAtlas = Topology<{ land: GeometryCollection }>;

/** The projection of `lib/hexgrid` as d3 sees it: Miller's is Mercator's with latitudes pulled in by a fifth. */
export function landProjection(): GeoProjection {
  const topLeft = project({ lonDegrees: 0, latDegrees: 0 });
  return geoProjection((lambda, phi) => {
    const [x, y] = geoMercatorRaw(lambda, 0.8 * phi);
    return [x, 1.25 * y];
  })
    .rotate([topLeft.x - landWidth / 2, 0])
    .scale(180 / Math.PI)
    .translate([landWidth / 2, topLeft.y])
    .clipExtent([
      [0, 0],
      [landWidth, landHeight],
    ])
    .precision(0.05);
}

/** Outlines of all land in land units, cut where the world is cut; to be filled by the even-odd rule. */
export function projectLand(): Ring[] {
  const file = createRequire(import.meta.url).resolve("world-atlas/land-50m.json");
  // The atlas is a pinned package, and its type is what the package documents.
  const atlas = JSON.parse(readFileSync(file, "utf8")) as LandAtlas;
  const rings: [number, number][][] = [];
  const current = () => rings.at(-1);
  const context: GeoContext = {
    beginPath: () => undefined,
    moveTo: (x, y) => void rings.push([[x, y]]),
    lineTo: (x, y) => void current()?.push([x, y]),
    closePath: () => {
      const start = current()?.[0];
      if (start) current()?.push(start);
    },
    arc: () => {
      throw new Error("Land consists of polygons, yet the atlas held a point.");
    },
  };
  geoPath(landProjection(), context)(feature(atlas, atlas.objects.land));
  return rings;
}
