import "server-only";
import type { Caller } from "@/lib/auth/caller";
import { normaliseRegionName } from "@/lib/regions/region-name";
import { parentRegistryId } from "@/lib/resource-id/resource-id";
import { listResourcesOfType } from "./list-resources-of-type";
import type { ReplicaListing } from "./model";

export async function listReplicaResources(
  caller: Caller,
  subscriptionId: string,
): Promise<ReplicaListing[]> {
  const resources = await listResourcesOfType(
    caller,
    subscriptionId,
    "Microsoft.ContainerRegistry/registries/replications",
  );
  return resources.map(({ id, name, location }) => ({
    registryId: parentRegistryId(id),
    // The list names a replication `registry/replication`.
    name: name.slice(name.lastIndexOf("/") + 1),
    region: normaliseRegionName(location),
  }));
}
