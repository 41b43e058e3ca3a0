import "server-only";
import { refuseChange } from "@/lib/audit/refuse-change";
import { findReplica } from "@/lib/azure/find-replica";
import { getRegistry } from "@/lib/azure/get-registry";
import { listReplicas } from "@/lib/azure/list-replicas";
import { startSetGlobalEndpointRouting } from "@/lib/azure/start-set-global-endpoint-routing";
import type { Replica } from "@/lib/azure/model";
import type { Caller } from "@/lib/auth/caller";
import { startOperation } from "@/lib/operations/start-operation";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { registryRefOf } from "@/lib/resource-id/resource-id";
import type { StartedChange } from "./model";
import { whyNotExclude } from "./rules";
import type { SetGlobalEndpointRoutingInput } from "./schema";

/**
 * Takes a replica into or out of the global endpoint's routing. Its data keeps syncing either way.
 *
 * Two people who exclude the last two replicas at the same moment can both pass the check: ARM has no condition
 * for it. The watcher shows the result at once, and including one again takes seconds.
 */
export async function setGlobalEndpointRouting({
  caller,
  input,
}: {
  caller: Caller;
  input: SetGlobalEndpointRoutingInput;
}): Promise<StartedChange> {
  const ref = registryRefOf(input.registryId);
  const registry = await getRegistry(caller, ref);
  const replica = await findReplica(caller, ref, input.replicaName, registry.homeRegion);
  const subject = {
    caller,
    action: "replica.set-global-endpoint-routing",
    registryId: registry.id,
    subject: input.replicaName,
    reason: input.reason,
  } as const;
  if (!replica) return refuseChange(subject, { kind: "gone", what: `The replica ${input.replicaName}` });
  if (input.globalEndpointRouting === "excluded") {
    const refusal = whyNotExclude(
      replica,
      await otherReplicasById(caller, ref, registry.homeRegion, replica),
    );
    if (refusal) return refuseChange(subject, refusal);
  }

  const { operation, isNew } = await startOperation(
    {
      caller,
      kind: "replica.set-global-endpoint-routing",
      registryId: registry.id,
      replicaName: replica.name,
      replicaRegion: replica.region,
      reason: input.reason,
      settings: { globalEndpointRouting: input.globalEndpointRouting },
    },
    () => startSetGlobalEndpointRouting(caller, ref, replica.name, input.globalEndpointRouting),
  );
  return { operationId: operation.operationId, isNew };
}

// A list can be minutes old, so every other replica is read by its id before the last routed one could go.
async function otherReplicasById(
  caller: Caller,
  ref: RegistryRef,
  homeRegion: string,
  replica: Replica,
): Promise<Replica[]> {
  const listed = await listReplicas(caller, ref, homeRegion);
  const others = listed.filter((other) => other.name.toLowerCase() !== replica.name.toLowerCase());
  const read = await Promise.all(others.map((other) => findReplica(caller, ref, other.name, homeRegion)));
  return read.filter((other) => other !== undefined);
}
