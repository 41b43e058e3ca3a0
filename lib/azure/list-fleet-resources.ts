import "server-only";
import { z } from "zod";
import type { Caller } from "@/lib/auth/caller";
import { normaliseRegionName } from "@/lib/regions/region-name";
import { parentRegistryId, parseRegistryId } from "@/lib/resource-id/resource-id";
import type { RegistryListing, ReplicaInGraph } from "./model";
import { type QueryQuota, queryResourceGraph } from "./query-resource-graph";
import { optionalText, readShape, requiredText } from "./read-shape";

export interface FleetResources {
  readonly registries: readonly RegistryListing[];
  readonly replicas: readonly ReplicaInGraph[];
  readonly isWhole: boolean;
  readonly quota: QueryQuota | undefined;
}

const REPLICATIONS = "microsoft.containerregistry/registries/replications";
const QUERY = `resources
| where type in~ ('microsoft.containerregistry/registries', '${REPLICATIONS}')
| project id, type, location, tier = tostring(sku.tier), provisioningState = tostring(properties.provisioningState), displayStatus = tostring(properties.status.displayStatus), routing = tostring(properties.regionEndpointEnabled)
| order by id asc`;

const WIRE_ROW = z.object({
  id: requiredText,
  type: requiredText,
  location: requiredText,
  tier: optionalText,
  provisioningState: z.string().catch(""),
  displayStatus: optionalText,
  routing: optionalText,
});

/** Every registry and replica that the caller may read in these subscriptions, in one query of Resource Graph. */
export async function listFleetResources(
  caller: Caller,
  subscriptionIds: readonly string[],
): Promise<FleetResources> {
  const { rows, isWhole, quota } = await queryResourceGraph(caller, QUERY, subscriptionIds);
  const registries: RegistryListing[] = [];
  const replicas: ReplicaInGraph[] = [];
  for (const row of rows) {
    const wire = readShape(WIRE_ROW, row, "a row of Resource Graph");
    const { id } = wire;
    const region = normaliseRegionName(wire.location);
    // The name of a row may be short or long, so it is taken from the id.
    const name = id.slice(id.lastIndexOf("/") + 1);
    if (wire.type.toLowerCase() !== REPLICATIONS) {
      const ref = parseRegistryId(id);
      if (ref) registries.push({ id, ref, name, tier: wire.tier, homeRegion: region });
      continue;
    }
    replicas.push({
      registryId: parentRegistryId(id),
      name,
      region,
      provisioningState: wire.provisioningState,
      displayStatus: wire.displayStatus,
      globalEndpointRouting: wire.routing?.toLowerCase() === "false" ? "excluded" : "included",
    });
  }
  return { registries, replicas, isWhole, quota };
}
