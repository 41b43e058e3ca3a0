import type { LonLat } from "@/lib/hexgrid/points";

interface Correction {
  readonly published: LonLat;
  readonly corrected: LonLat;
  readonly reason: string;
}

const at = (latDegrees: number, lonDegrees: number): LonLat => ({ latDegrees, lonDegrees });

/** Coordinates that ARM published wrongly in `GET /subscriptions/{id}/locations` of August 2026. */
export const CORRECTIONS: ReadonlyMap<string, Correction> = new Map([
  [
    "spaincentral",
    {
      published: at(40.4259, 3.4209),
      corrected: at(40.4259, -3.4209),
      reason:
        "The region is in Madrid; the minus sign of the longitude is missing, which puts it in the sea.",
    },
  ],
  [
    "westcentralus",
    {
      published: at(40.89, -110.234),
      corrected: at(41.14, -104.82),
      reason: "ARM names Wyoming, but the point is in Utah. Cheyenne stands for the state.",
    },
  ],
  [
    "germanynorth",
    {
      published: at(53.073635, 8.806422),
      corrected: at(52.52, 13.405),
      reason: "ARM names Berlin, but the point is Bremen.",
    },
  ],
  [
    "francecentral",
    {
      published: at(46.3772, 2.373),
      corrected: at(48.8566, 2.3522),
      reason: "ARM names Paris, but the point is in the Allier, 276 km to the south.",
    },
  ],
  [
    "francesouth",
    {
      published: at(43.8345, 2.1972),
      corrected: at(43.2965, 5.3698),
      reason: "ARM names Marseille, but the point is in the Tarn, 262 km to the west.",
    },
  ],
  [
    "ukwest",
    {
      published: at(53.427, -3.084),
      corrected: at(51.4816, -3.1791),
      reason: "ARM names Cardiff, but the point is near Liverpool.",
    },
  ],
  [
    "uksouth",
    {
      published: at(50.941, -0.799),
      corrected: at(51.5072, -0.1276),
      reason: "ARM names London, but the point is in West Sussex, 79 km away.",
    },
  ],
  [
    "israelcentral",
    {
      published: at(31.2655698, 33.4506633),
      corrected: at(31.9, 34.9),
      reason:
        "The point is on the coast of Sinai. Microsoft names no city; the middle of the country stands for it.",
    },
  ],
]);

/** A few metres: tells a value that was mended from one that is written with other digits. */
const SAME_POINT_DEGREES = 0.0001;

/** Steps aside as soon as ARM publishes anything but the value that is known to be wrong. */
export function correctPoint(regionName: string, published: LonLat): LonLat {
  const correction = CORRECTIONS.get(regionName);
  if (!correction || !isSamePoint(correction.published, published)) return published;
  return correction.corrected;
}

function isSamePoint(one: LonLat, other: LonLat): boolean {
  return (
    Math.abs(one.latDegrees - other.latDegrees) <= SAME_POINT_DEGREES &&
    Math.abs(one.lonDegrees - other.lonDegrees) <= SAME_POINT_DEGREES
  );
}
