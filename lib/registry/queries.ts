import "server-only";
import type { Caller } from "@/lib/auth/caller";
import { requirePermission } from "@/lib/auth/permission";
import { getRegistry } from "@/lib/azure/get-registry";
import { listLocations } from "@/lib/azure/list-locations";
import { listLocks } from "@/lib/azure/list-locks";
import { listRegistryResources } from "@/lib/azure/list-registry-resources";
import { listReplicaLocations } from "@/lib/azure/list-replica-locations";
import { listReplicaResources } from "@/lib/azure/list-replica-resources";
import { listReplicas } from "@/lib/azure/list-replicas";
import { listSubscriptions } from "@/lib/azure/list-subscriptions";
import { listUsages } from "@/lib/azure/list-usages";
import type { Lock, Subscription } from "@/lib/azure/model";
import { AppError } from "@/lib/errors/app-error";
import { joinRegions } from "@/lib/regions/join-regions";
import type { Region } from "@/lib/regions/region";
import type { ReplicaState } from "@/lib/replication/model";
import { replicaState } from "@/lib/replication/model";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { registryRefOf, resourceKey } from "@/lib/resource-id/resource-id";
import { keptPerCaller } from "@/lib/auth/kept-per-caller";
import type { RegistryList, RegistryRow } from "./model";

const ROW_STATES_KEPT_MS = 60_000;
const REGIONS_KEPT_MS = 10 * 60_000;
const FACTS_KEPT_MS = 60_000;

/** Every registry the caller can see, over all subscriptions: two generic lists per subscription. */
export async function listRegistries(caller: Caller): Promise<RegistryList> {
  requirePermission(caller, "registries/read");
  const subscriptions = await listSubscriptions(caller);
  const parts = await Promise.all(
    subscriptions.map((subscription) => listInSubscription(caller, subscription)),
  );
  return {
    rows: parts.flatMap((part) => part.rows),
    subscriptionCount: subscriptions.length,
    troubles: parts.flatMap((part) => part.troubles),
  };
}

async function listInSubscription(
  caller: Caller,
  subscription: Subscription,
): Promise<Pick<RegistryList, "rows" | "troubles">> {
  try {
    const [registries, replicas] = await Promise.all([
      listRegistryResources(caller, subscription.subscriptionId),
      listReplicaResources(caller, subscription.subscriptionId),
    ]);
    const regionsOf = new Map<string, string[]>();
    for (const replica of replicas) {
      const key = resourceKey(replica.registryId);
      regionsOf.set(key, [...(regionsOf.get(key) ?? []), replica.region]);
    }
    const rows = registries.map((registry): RegistryRow => {
      const replicaRegions = regionsOf.get(resourceKey(registry.id)) ?? [];
      return {
        id: registry.id,
        ref: registry.ref,
        name: registry.name,
        tier: registry.tier,
        homeRegion: registry.homeRegion,
        subscriptionName: subscription.displayName,
        replicaRegions: [...new Set([registry.homeRegion, ...replicaRegions])],
      };
    });
    return { rows, troubles: [] };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "signed_out") throw error;
    const { userMessage: message, nextStep } = error;
    return { rows: [], troubles: [{ subscriptionName: subscription.displayName, message, nextStep }] };
  }
}

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

export interface RowStates {
  readonly replicas: readonly {
    readonly region: string;
    readonly state: ReplicaState;
    readonly isHome: boolean;
  }[];
  readonly asOf: string;
}

/** The states for one row of the list. A home without a replication of its own is ready. */
export const getRowStates: (caller: Caller, registryId: string) => Promise<RowStates> = keptPerCaller(
  ROW_STATES_KEPT_MS,
  async (caller, registryId) => {
    const ref = registryRefOf(registryId);
    const asOf = new Date().toISOString();
    const registry = await getRegistry(caller, ref);
    const replicas = await listReplicas(caller, ref, registry.homeRegion);
    const states = replicas.map((replica) => ({
      region: replica.region,
      state: replicaState(replica, undefined),
      isHome: replica.isHomeReplica,
    }));
    const hasHome = states.some((replica) => replica.isHome);
    const home = { region: registry.homeRegion, state: "ready", isHome: true } as const;
    return { replicas: hasHome ? states : [home, ...states], asOf };
  },
);

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
  const id = `/subscriptions/${ref.subscriptionId}/resourceGroups/${ref.resourceGroup}/providers/Microsoft.ContainerRegistry/registries/${ref.registryName}`;
  return `${portalOrigin}/#@${tenantId}/resource${id}/geoReplication`;
}
