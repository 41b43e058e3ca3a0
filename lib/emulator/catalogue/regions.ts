import { AMERICAS } from "./americas";
import { ASIA_PACIFIC } from "./asia-pacific";
import type { CatalogueRegion } from "./catalogue-region";
import { EARLY_ACCESS } from "./early-access";
import { EUROPE } from "./europe";
import { LOGICAL } from "./logical";
import { MIDDLE_EAST_AND_AFRICA } from "./middle-east-africa";

/**
 * Everything that public Azure answers with when a subscription asks for its locations.
 *
 * Taken from the ARM output of 2026-08-09 that is kept in
 * https://github.com/Azure/terraform-azurerm-avm-utl-regions; equal in every shared field to the one of
 * 2026-08-14 in https://github.com/btnguyen2k/azure-regions.
 */
export const CATALOGUE: readonly CatalogueRegion[] = [
  ...AMERICAS,
  ...EUROPE,
  ...MIDDLE_EAST_AND_AFRICA,
  ...ASIA_PACIFIC,
  ...EARLY_ACCESS,
  ...LOGICAL,
];

const REGION_BY_NAME = new Map(CATALOGUE.map((region) => [region.name, region]));

/** ARM takes `West US`, `WestUS` and `westus` for one region and writes `westus`. */
export function normaliseLocation(location: string): string {
  return location.replace(/\s+/g, "").toLowerCase();
}

/** Takes any spelling of a location. */
export function findRegion(location: string): CatalogueRegion | undefined {
  return REGION_BY_NAME.get(normaliseLocation(location));
}

export function isReplicaRegion(location: string): boolean {
  return findRegion(location)?.offersReplicas === true;
}

/** The regions that offer replicas, as short names. */
export function replicaRegionNames(): string[] {
  return CATALOGUE.filter((region) => region.offersReplicas).map((region) => region.name);
}

/** The provider's `locations` for `registries/replications`: display names, unlike everywhere else. */
export function replicaLocationDisplayNames(): string[] {
  return CATALOGUE.filter((region) => region.offersReplicas).map((region) => region.displayName);
}
