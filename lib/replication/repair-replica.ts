import "server-only";
import { refuseChange } from "@/lib/audit/refuse-change";
import { requirePermission } from "@/lib/auth/permission";
import { findReplica } from "@/lib/azure/find-replica";
import { getRegistry } from "@/lib/azure/get-registry";
import { listLocations } from "@/lib/azure/list-locations";
import { startDeleteReplica } from "@/lib/azure/start-delete-replica";
import type { Caller } from "@/lib/auth/caller";
import { getDatabase } from "@/lib/db/get-database";
import { startOperation } from "@/lib/operations/start-operation";
import { findOpenOperation } from "@/lib/operations/store";
import { registryRefOf } from "@/lib/resource-id/resource-id";
import type { StartedChange } from "./model";
import { isConfirmedBy, whyNotRepair } from "./rules";
import type { DeleteReplicaInput } from "./schema";

/**
 * Deletes a failed replica and leaves the rest to the tracker: once it is really gone it is created again, with the
 * settings that are kept here.
 */
export async function repairReplica({
  caller,
  input,
}: {
  caller: Caller;
  input: DeleteReplicaInput;
}): Promise<StartedChange> {
  requirePermission(caller, "replications/write");
  const ref = registryRefOf(input.registryId);
  const registry = await getRegistry(caller, ref);
  const [replica, locations] = await Promise.all([
    findReplica(caller, ref, input.replicaName, registry.homeRegion),
    listLocations(caller, ref.subscriptionId),
  ]);
  // Only now: what another press had sent before the replica was read, is known here in any case.
  const open = await findOpenOperation(await getDatabase(), input.registryId, input.replicaName);
  if (open?.kind === "replica.repair") return { operationId: open.operationId, isNew: false };

  const subject = {
    caller,
    action: "replica.repair",
    registryId: registry.id,
    subject: input.replicaName,
    reason: input.reason,
  } as const;
  if (!replica) return refuseChange(subject, { kind: "gone", what: `The replica ${input.replicaName}` });

  const refusal = whyNotRepair(replica);
  if (refusal) return refuseChange(subject, refusal);
  const displayName = locations.find((location) => location.name === replica.region)?.displayName;
  if (!isConfirmedBy(input.confirmation, { name: replica.region, displayName })) {
    return refuseChange(subject, { kind: "not_confirmed", expected: displayName ?? replica.region });
  }

  const { globalEndpointRouting, tags, createdAt } = replica;
  const { operation, isNew } = await startOperation(
    {
      caller,
      kind: "replica.repair",
      registryId: registry.id,
      replicaName: replica.name,
      replicaRegion: replica.region,
      reason: input.reason,
      settings: { globalEndpointRouting, tags, createdAt },
    },
    () => startDeleteReplica(caller, ref, replica.name),
  );
  return { operationId: operation.operationId, isNew };
}
