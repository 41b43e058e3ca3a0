import type { RegistryListing, Replica } from "@/lib/azure/model";
import type { Operation } from "@/lib/operations/model";
import type { PendingChange, ReplicaState } from "@/lib/replication/model";
import { REGION_STATES, replicaState } from "@/lib/replication/model";
import type { FleetReplica, FleetRow } from "./model";

/** A replica as Resource Graph or a GET by id told it; a list tells neither its state nor its routing. */
export interface SeenReplica extends Pick<
  Replica,
  "name" | "region" | "syncStatus" | "globalEndpointRouting"
> {
  readonly provisioningState: string | undefined;
}

export interface SeenRegistry extends RegistryListing {
  readonly subscriptionName: string;
  readonly replicas: readonly SeenReplica[];
}

/** The row of a registry. `open`: changes of ours on it that have not ended. */
export function rowOf(registry: SeenRegistry, open: readonly Operation[] = []): FleetRow {
  const { id, ref, name, tier, homeRegion, subscriptionName } = registry;
  const byRegion = new Map<string, FleetReplica>();
  const add = (replica: FleetReplica) => {
    const other = byRegion.get(replica.region);
    if (other === undefined || rankOf(replica) < rankOf(other)) byRegion.set(replica.region, replica);
  };
  for (const replica of registry.replicas) {
    add({
      region: replica.region,
      state: stateOf(replica, pendingOn(replica, open)),
      isRouted: replica.globalEndpointRouting === "included",
    });
  }
  for (const operation of open) {
    const isMissing = !byRegion.has(operation.replicaRegion);
    if (isMissing && operation.kind === "replica.create") {
      add({ region: operation.replicaRegion, state: "creating", isRouted: true });
    }
  }
  // A registry that was never replicated serves from home without a replication of its own.
  if (!byRegion.has(homeRegion)) add({ region: homeRegion, state: "ready", isRouted: true });
  const replicas = [...byRegion.values()].sort((a, b) => (a.region < b.region ? -1 : 1));
  return { id, ref, name, tier, homeRegion, subscriptionName, replicas };
}

function rankOf({ state }: FleetReplica): number {
  return state === undefined ? REGION_STATES.length : REGION_STATES.indexOf(state);
}

function stateOf(replica: SeenReplica, pending: PendingChange): ReplicaState | undefined {
  const { provisioningState, syncStatus } = replica;
  return provisioningState === undefined
    ? undefined
    : replicaState({ provisioningState, syncStatus }, pending);
}

function pendingOn({ name }: SeenReplica, open: readonly Operation[]): PendingChange {
  const isDeleted = open.some(
    ({ kind, replicaName }) => kind === "replica.delete" && replicaName.toLowerCase() === name.toLowerCase(),
  );
  return isDeleted ? "delete" : undefined;
}

/** Whether nothing is under way on it. What has not been read is not known to change. */
export function isAtRest({ provisioningState, syncStatus }: SeenReplica): boolean {
  const provisioning = provisioningState?.toLowerCase() ?? "succeeded";
  if (provisioning === "failed" || provisioning === "canceled") return true;
  return provisioning === "succeeded" && syncStatus?.displayStatus?.toLowerCase() !== "syncing";
}
