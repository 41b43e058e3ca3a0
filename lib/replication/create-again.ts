import "server-only";
import { refuseChange } from "@/lib/audit/refuse-change";
import type { Caller } from "@/lib/auth/caller";
import { findReplica } from "@/lib/azure/find-replica";
import { getRegistry } from "@/lib/azure/get-registry";
import { startCreateReplica } from "@/lib/azure/start-create-replica";
import { getDatabase } from "@/lib/db/get-database";
import { takeOverRepair } from "@/lib/operations/continue-repair";
import { listUnfinishedRepairs } from "@/lib/operations/repair-store";
import { describeOperation } from "@/lib/operations/same-change";
import { startOperation } from "@/lib/operations/start-operation";
import { findOpenOperation } from "@/lib/operations/store";
import { registryRefOf } from "@/lib/resource-id/resource-id";
import type { StartedChange } from "./model";
import type { CreateAgainInput } from "./schema";

/** However long ago it was: nothing of a replica that we have deleted is lost. */
const EVER = "1970-01-01T00:00:00Z";

/**
 * Finishes a repair in the name of the caller: one that waits for a person goes on, for one that has failed the replica is
 * created with the settings that it kept.
 */
export async function createAgain({
  caller,
  input,
}: {
  caller: Caller;
  input: CreateAgainInput;
}): Promise<StartedChange> {
  const db = await getDatabase();
  const ref = registryRefOf(input.registryId);
  const registry = await getRegistry(caller, ref);
  const replica = await findReplica(caller, ref, input.replicaName, registry.homeRegion);
  // Only now: what another press had sent before the replica was read, is known here in any case.
  const open = await findOpenOperation(db, input.registryId, input.replicaName);
  // It goes on by itself, or somebody has pressed already.
  if (open?.kind === "replica.create" || (open?.repair !== undefined && !isWaiting(open.repair))) {
    return { operationId: open.operationId, isNew: false };
  }
  const repairs = await listUnfinishedRepairs(db, input.registryId, EVER);
  const repair =
    open ??
    repairs.findLast(({ replicaName }) => replicaName.toLowerCase() === input.replicaName.toLowerCase());

  const subject = {
    caller,
    action: "replica.create",
    registryId: registry.id,
    subject: input.replicaName,
    reason: input.reason,
  } as const;
  if (open !== undefined && open.repair === undefined) {
    return refuseChange(subject, { kind: "already_running", what: describeOperation(open) });
  }
  if (repair?.repair === undefined) {
    return refuseChange(subject, { kind: "not_repaired", region: input.replicaName });
  }
  const { replicaName, replicaRegion } = repair;
  if (replica !== undefined) {
    return refuseChange(subject, { kind: "already_there", region: replicaRegion });
  }
  if (open !== undefined) {
    const { operationId } = open;
    return { operationId, isNew: await takeOverRepair(db, caller, { operationId, reason: input.reason }) };
  }

  const { globalEndpointRouting, tags } = repair.repair;
  const { operation, isNew } = await startOperation(
    {
      caller,
      kind: "replica.create",
      registryId: registry.id,
      replicaName,
      replicaRegion,
      reason: input.reason,
      settings: { globalEndpointRouting, tags },
    },
    () =>
      startCreateReplica(caller, {
        ref,
        region: replicaRegion,
        name: replicaName,
        globalEndpointRouting,
        tags,
      }),
  );
  return { operationId: operation.operationId, isNew };
}

function isWaiting({ needsPersonSince }: { readonly needsPersonSince: string | undefined }): boolean {
  return needsPersonSince !== undefined;
}
