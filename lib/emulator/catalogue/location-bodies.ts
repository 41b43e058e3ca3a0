import type { CatalogueRegion } from "./catalogue-region";
import { CATALOGUE } from "./regions";

/** The elements of `value` in the answer to `GET /subscriptions/{id}/locations`, in ARM's order of keys. */
export function locationBodies(subscriptionId: string): Record<string, unknown>[] {
  return CATALOGUE.map((region) => locationBody(subscriptionId, region));
}

function locationBody(subscriptionId: string, region: CatalogueRegion): Record<string, unknown> {
  return {
    id: locationId(subscriptionId, region.name),
    name: region.name,
    type: "Region",
    displayName: region.displayName,
    regionalDisplayName: region.regionalDisplayName,
    metadata: metadata(subscriptionId, region),
    ...(region.zoneCount > 0 && { availabilityZoneMappings: zoneMappings(subscriptionId, region) }),
  };
}

function metadata(subscriptionId: string, region: CatalogueRegion): Record<string, unknown> {
  const { regionType, regionCategory, geography, geographyGroup } = region;
  return {
    regionType,
    regionCategory,
    ...(geography !== undefined && { geography }),
    ...(geographyGroup !== undefined && { geographyGroup }),
    ...(region.longitude !== undefined && { longitude: region.longitude, latitude: region.latitude }),
    ...(region.physicalLocation !== undefined && { physicalLocation: region.physicalLocation }),
    ...(regionType === "Physical" && {
      pairedRegion: region.pairedRegions.map((name) => ({ name, id: locationId(subscriptionId, name) })),
    }),
  };
}

/** Azure numbers zones differently for each subscription; here the numbering is rotated by its id. */
function zoneMappings(subscriptionId: string, region: CatalogueRegion): Record<string, unknown>[] {
  const shift = Buffer.from(subscriptionId).reduce((sum, byte) => sum + byte, 0);
  return Array.from({ length: region.zoneCount }, (_, index) => ({
    logicalZone: String(index + 1),
    physicalZone: `${region.name}-az${((index + shift) % region.zoneCount) + 1}`,
  }));
}

function locationId(subscriptionId: string, name: string): string {
  return `/subscriptions/${subscriptionId}/locations/${name}`;
}
