import "server-only";
import type { Caller } from "@/lib/auth/caller";
import { listLocations } from "@/lib/azure/list-locations";
import { listLocks } from "@/lib/azure/list-locks";
import { listReplicaLocations } from "@/lib/azure/list-replica-locations";
import { listUsages } from "@/lib/azure/list-usages";
import type { Lock } from "@/lib/azure/model";
import { AppError } from "@/lib/errors/app-error";
import { joinRegions } from "@/lib/regions/join-regions";
import type { Region } from "@/lib/regions/region";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { formatRegistryId, registryRefOf } from "@/lib/resource-id/resource-id";
import { keptPerCaller } from "@/lib/auth/kept-per-caller";

const REGIONS_KEPT_MS = 10 * 60_000;
const FACTS_KEPT_MS = 60_000;

/** The regions of a subscription, joined with where the provider offers replicas. */
export const listRegions: (caller: Caller, subscriptionId: string) => Promise<Region[]> = keptPerCaller(
  REGIONS_KEPT_MS,
  async (caller, subscriptionId) => {
    const [locations, offered] = await Promise.all([
      listLocations(caller, subscriptionId),
      listReplicaLocations(caller, subscriptionId),
    ]);
    return joinRegions(locations, offered);
  },
);

/** The regions that are wanted, from as few of these subscriptions as know them: regions differ little between them. */
export async function findRegions(
  caller: Caller,
  subscriptionIds: readonly string[],
  wanted: readonly string[],
): Promise<Region[]> {
  const found = new Map<string, Region>();
  for (const subscriptionId of subscriptionIds) {
    const regions = await orUndefined(listRegions(caller, subscriptionId));
    for (const region of regions ?? []) if (!found.has(region.name)) found.set(region.name, region);
    if (wanted.every((name) => found.has(name))) break;
  }
  return wanted.flatMap((name) => found.get(name) ?? []);
}

export interface RegistryFacts {
  readonly storageUsedBytes: number | undefined;
  readonly storageLimitBytes: number | undefined;
  /** Undefined when this person may not read locks. */
  readonly locks: readonly Lock[] | undefined;
}

/** What the header tells beside the picture. Each part is the caller's own and may be missing without harm. */
export const getFacts: (caller: Caller, registryId: string) => Promise<RegistryFacts> = keptPerCaller(
  FACTS_KEPT_MS,
  async (caller, registryId) => {
    const ref = registryRefOf(registryId);
    const [usages, locks] = await Promise.all([
      orUndefined(listUsages(caller, ref)),
      orUndefined(listLocks(caller, ref)),
    ]);
    const size = usages?.find((usage) => usage.name.toLowerCase() === "size");
    return { storageUsedBytes: size?.currentValue, storageLimitBytes: size?.limit, locks };
  },
);

async function orUndefined<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

/** Where a registry is in the Azure portal. */
export function portalUrl(portalOrigin: string, tenantId: string, ref: RegistryRef): string {
  return `${portalOrigin}/#@${tenantId}/resource${formatRegistryId(ref)}/geoReplication`;
}
