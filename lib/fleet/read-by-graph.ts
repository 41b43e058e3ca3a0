import "server-only";
import type { Caller } from "@/lib/auth/caller";
import { listFleetResources } from "@/lib/azure/list-fleet-resources";
import type { ReplicaInGraph, Subscription } from "@/lib/azure/model";
import { resourceKey } from "@/lib/resource-id/resource-id";
import type { FleetReading } from "./read-fleet";
import type { SeenReplica } from "./seen";

const CUT = {
  title: "Azure did not give the whole list: a few registries or replicas may be missing.",
  nextStep: "It is asked again by itself. A search by subscription or group finds what is there.",
};

/** All registries and replicas of these subscriptions through Azure Resource Graph. */
export async function readByGraph(
  caller: Caller,
  subscriptions: readonly Subscription[],
): Promise<FleetReading> {
  const names = new Map(subscriptions.map((one) => [one.subscriptionId.toLowerCase(), one.displayName]));
  const answer = await listFleetResources(
    caller,
    subscriptions.map(({ subscriptionId }) => subscriptionId),
  );
  const seen = seenReplicasOf(answer.replicas);
  return {
    registries: answer.registries.map((registry) => {
      const { subscriptionId } = registry.ref;
      return {
        ...registry,
        subscriptionName: names.get(subscriptionId.toLowerCase()) ?? subscriptionId,
        replicas: seen.get(resourceKey(registry.id)) ?? [],
      };
    }),
    source: "graph",
    troubles: answer.isWhole ? [] : [CUT],
    quota: answer.quota,
  };
}

function seenReplicasOf(replicas: readonly ReplicaInGraph[]): ReadonlyMap<string, SeenReplica[]> {
  // Azure does not promise that Resource Graph carries it. Where it does for nobody, a replica that was made says
  // nothing of itself, and is left to be read by other means.
  const carriesDisplayStatus = replicas.some(({ displayStatus }) => displayStatus !== undefined);
  const byRegistry = new Map<string, SeenReplica[]>();
  for (const { registryId, name, region, provisioningState, displayStatus, ...rest } of replicas) {
    const isSettled = provisioningState.toLowerCase() === "succeeded";
    const key = resourceKey(registryId);
    const own = byRegistry.get(key) ?? [];
    own.push({
      name,
      region,
      provisioningState: isSettled && !carriesDisplayStatus ? undefined : provisioningState,
      syncStatus: { displayStatus, message: undefined, changedAt: undefined },
      globalEndpointRouting: rest.globalEndpointRouting,
    });
    byRegistry.set(key, own);
  }
  return byRegistry;
}
