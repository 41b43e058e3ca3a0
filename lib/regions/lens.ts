import type { Lens } from "@/lib/hexgrid/lens";
import type { LonLat } from "@/lib/hexgrid/points";
import { nearestPart } from "./part-of-the-world";
import type { Region } from "./region";

export const LENSES = [
  { id: "world", label: "World" },
  { id: "americas", label: "Americas" },
  { id: "europe", label: "Europe" },
  { id: "middle-east-africa", label: "Middle East & Africa" },
  { id: "asia-pacific", label: "Asia Pacific" },
] as const satisfies readonly { readonly id: Lens; readonly label: string }[];

export type RegionalLens = Exclude<Lens, "world">;

const LENS_BY_GEOGRAPHY_GROUP: ReadonlyMap<string, RegionalLens> = new Map<string, RegionalLens>([
  ["us", "americas"],
  ["canada", "americas"],
  ["mexico", "americas"],
  ["south america", "americas"],
  ["europe", "europe"],
  ["uk", "europe"],
  ["middle east", "middle-east-africa"],
  ["africa", "middle-east-africa"],
  ["asia pacific", "asia-pacific"],
]);

export function isLens(value: unknown): value is Lens {
  return LENSES.some((lens) => lens.id === value);
}

/**
 * The part of the world that a region is drawn in.
 *
 * Azure China and Azure Government give no geography group, and new groups appear; the coordinates decide
 * then. Undefined when there are none either: such a region is listed, not drawn.
 */
export function lensOf(region: Pick<Region, "geographyGroup" | "point">): RegionalLens | undefined {
  const group = region.geographyGroup?.trim().toLowerCase() ?? "";
  return LENS_BY_GEOGRAPHY_GROUP.get(group) ?? lensOfPoint(region.point);
}

export function isInLens(region: Pick<Region, "geographyGroup" | "point">, lens: Lens): boolean {
  return lens === "world" || lensOf(region) === lens;
}

function lensOfPoint(point: LonLat | undefined): RegionalLens | undefined {
  return point && nearestPart(point);
}
