import "server-only";
import type { Caller } from "@/lib/auth/caller";
import { normaliseRegionName } from "@/lib/regions/region-name";
import { parseRegistryId } from "@/lib/resource-id/resource-id";
import { listResourcesOfType } from "./list-resources-of-type";
import type { RegistryListing } from "./model";

export async function listRegistryResources(
  caller: Caller,
  subscriptionId: string,
): Promise<RegistryListing[]> {
  const resources = await listResourcesOfType(
    caller,
    subscriptionId,
    "Microsoft.ContainerRegistry/registries",
  );
  return resources.flatMap(({ id, name, location, sku }) => {
    const ref = parseRegistryId(id);
    return ref ? [{ id, ref, name, tier: sku?.name, homeRegion: normaliseRegionName(location) }] : [];
  });
}
