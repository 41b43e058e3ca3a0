import type { LonLat } from "@/lib/hexgrid/points";
import { cautionFor } from "./cautions";
import { correctPoint } from "./corrections";
import type { Region, SubscriptionLocation } from "./region";
import { normaliseRegionName, regionNameResolver } from "./region-name";

/**
 * The regions of a subscription, in ARM's order, each with whether a replica may be there.
 *
 * Takes the provider's locations for `registries/replications` as ARM gives them: display names.
 * Never throws: what cannot be read is left out or left undefined.
 */
export function joinRegions(
  locations: readonly SubscriptionLocation[],
  providerLocations: readonly string[],
): Region[] {
  const shortNameOf = regionNameResolver(locations);
  const offered = new Set(providerLocations.map(shortNameOf));
  const regions = new Map<string, Region>();
  for (const location of locations) {
    const name = normaliseRegionName(location.name);
    const offersReplicas = offered.has(name);
    if (name === "" || regions.has(name) || isLogical(location)) continue;
    if (isEarlyAccess(location) && !offersReplicas) continue;
    regions.set(name, regionOf(name, location, offersReplicas));
  }
  return [...regions.values()];
}

function regionOf(name: string, location: SubscriptionLocation, offersReplicas: boolean): Region {
  const published = pointOf(location);
  return {
    name,
    displayName: location.displayName.trim() === "" ? location.name : location.displayName,
    geography: location.geography,
    geographyGroup: location.geographyGroup,
    physicalLocation: location.physicalLocation,
    point: published && correctPoint(name, published),
    hasAvailabilityZones: location.zoneCount > 0,
    pairedRegions: location.pairedRegions,
    offersReplicas,
    caution: cautionFor(name),
  };
}

/** Groupings such as `europe`, which ARM lists between the regions. */
function isLogical(location: SubscriptionLocation): boolean {
  return location.regionType?.toLowerCase() === "logical";
}

/** Canary and staging regions sit on the very points of public ones, and only Microsoft's own subscriptions can use them. */
function isEarlyAccess(location: SubscriptionLocation): boolean {
  return /^(canary|stage)\b/i.test(location.geography ?? "");
}

function pointOf({ latitude, longitude }: SubscriptionLocation): LonLat | undefined {
  const latDegrees = parseDegrees(latitude, 90);
  const lonDegrees = parseDegrees(longitude, 180);
  return latDegrees === undefined || lonDegrees === undefined ? undefined : { lonDegrees, latDegrees };
}

function parseDegrees(text: string | undefined, limit: number): number | undefined {
  // Number() alone reads an empty text as 0, which is a place.
  if (text === undefined || !/^\s*[+-]?\d+(\.\d+)?\s*$/.test(text)) return undefined;
  const degrees = Number(text);
  return Math.abs(degrees) <= limit ? degrees : undefined;
}
