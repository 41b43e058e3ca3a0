import type { Registry, Replica } from "@/lib/azure/model";
import type { Refusal } from "@/lib/errors/refusal";
import type { Region } from "@/lib/regions/region";
import { replicaState } from "./model";

/** Only Premium registries are geo-replicated. https://learn.microsoft.com/azure/container-registry/container-registry-skus */
function whyNotReplicated(registry: Pick<Registry, "tier">): Refusal | undefined {
  return registry.tier.toLowerCase() === "premium" ? undefined : { kind: "not_premium", tier: registry.tier };
}

/** Takes the replicas as a list shows them; ARM has the last word on a stale one. */
export function whyNotAdd(
  registry: Pick<Registry, "tier" | "homeRegion">,
  region: Pick<Region, "name" | "offersReplicas"> | undefined,
  regionName: string,
  replicas: readonly Pick<Replica, "region" | "provisioningState">[],
): Refusal | undefined {
  const notReplicated = whyNotReplicated(registry);
  if (notReplicated) return notReplicated;
  if (regionName === registry.homeRegion) return { kind: "already_there", region: regionName };
  if (replicas.some((replica) => replica.region === regionName))
    return { kind: "already_there", region: regionName };
  if (!region?.offersReplicas) return { kind: "region_not_offered", region: regionName };
  return undefined;
}

/** Home is where the registry's control plane lives. ARM refuses while others exist, the Azure portal always: so do we. */
export function whyNotDelete(replica: Pick<Replica, "isHomeReplica">): Refusal | undefined {
  return replica.isHomeReplica ? { kind: "home_replica" } : undefined;
}

/** A repair deletes: what works is not put at risk by it. */
export function whyNotRepair(
  replica: Pick<Replica, "isHomeReplica" | "region" | "provisioningState" | "syncStatus">,
): Refusal | undefined {
  if (replica.isHomeReplica) return { kind: "home_replica" };
  return replicaState(replica, undefined) === "failed"
    ? undefined
    : { kind: "not_failed", region: replica.region };
}

/** Without any routed replica the global endpoint answers nobody. */
export function whyNotExclude(
  replica: Pick<Replica, "name">,
  replicas: readonly Pick<Replica, "name" | "globalEndpointRouting" | "provisioningState">[],
): Refusal | undefined {
  const keepsServing = replicas.some(
    (other) =>
      other.name.toLowerCase() !== replica.name.toLowerCase() &&
      other.globalEndpointRouting === "included" &&
      !["deleting", "failed", "canceled"].includes(other.provisioningState.toLowerCase()),
  );
  return keepsServing ? undefined : { kind: "last_routed_replica" };
}

/** The region's display or short name, in any case; what people type to confirm a deletion. */
export function isConfirmedBy(
  typed: string,
  region: { name: string; displayName: string | undefined },
): boolean {
  const said = typed.trim().toLowerCase();
  return said !== "" && (said === region.name.toLowerCase() || said === region.displayName?.toLowerCase());
}
