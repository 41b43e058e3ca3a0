import "server-only";
import { z } from "zod";
import type { Caller } from "@/lib/auth/caller";
import type { SubscriptionLocation } from "@/lib/regions/region";
import { normaliseRegionName } from "@/lib/regions/region-name";
import { subscriptionsClient } from "./arm-client";
import { optionalText, readShape, requiredText } from "./read-shape";
import { allPages } from "./through-sdk";

const WIRE_LOCATION = z.object({
  name: requiredText,
  displayName: optionalText,
  metadata: z
    .object({
      regionType: optionalText,
      geography: optionalText,
      geographyGroup: optionalText,
      physicalLocation: optionalText,
      latitude: optionalText,
      longitude: optionalText,
      pairedRegion: z.array(z.object({ name: optionalText }).catch({ name: undefined })).catch([]),
    })
    .optional()
    .catch(undefined),
  availabilityZoneMappings: z.array(z.unknown()).catch([]),
});

/** All locations of a subscription, the logical ones among them, as ARM tells them. */
export async function listLocations(caller: Caller, subscriptionId: string): Promise<SubscriptionLocation[]> {
  const client = subscriptionsClient(caller, "list");
  const locations = await allPages(client.subscriptions.listLocations(subscriptionId));
  return locations.map((location) => {
    const { name, displayName, metadata, availabilityZoneMappings } = readShape(
      WIRE_LOCATION,
      location,
      "a location",
    );
    return {
      name: normaliseRegionName(name),
      displayName: displayName ?? name,
      regionType: metadata?.regionType,
      geography: metadata?.geography,
      geographyGroup: metadata?.geographyGroup,
      physicalLocation: metadata?.physicalLocation,
      latitude: metadata?.latitude,
      longitude: metadata?.longitude,
      pairedRegions: metadata?.pairedRegion.flatMap((pair) => pair.name ?? []) ?? [],
      zoneCount: availabilityZoneMappings.length,
    };
  });
}
