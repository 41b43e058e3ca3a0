import "server-only";
import type { Replica } from "@/lib/azure/model";
import { pollOperation } from "@/lib/azure/poll-operation";
import type { Caller } from "@/lib/auth/caller";
import type { Database } from "@/lib/db/database";
import type { Operation } from "@/lib/operations/model";
import { markRunning, readPoll, savePoll, settleOperation } from "@/lib/operations/store";
import { registryRefOf } from "@/lib/resource-id/resource-id";
import type { OperationPoll } from "@/lib/azure/model";
import { judgeOperation } from "./judge-operation";

/** Remembers across looks how often in a row an operation's replica was missing. */
export type MissingLooks = Map<string, number>;

/** Asks what is due to be asked and writes down what has ended. Returns how many operations changed their state. */
export async function settleOperations(
  { db, caller, nowMs }: { db: Database; caller: Caller; nowMs: number },
  open: readonly Operation[],
  readById: ReadonlyMap<string, Replica | undefined>,
  missingLooks: MissingLooks,
): Promise<number> {
  let changed = 0;
  for (const operation of open) {
    const name = operation.replicaName.toLowerCase();
    if (!readById.has(name)) continue;
    const replica = readById.get(name);
    const looksWithoutReplica = replica ? 0 : (missingLooks.get(operation.operationId) ?? 0) + 1;
    missingLooks.set(operation.operationId, looksWithoutReplica);

    const kept = await readPoll(db, operation.operationId);
    const poll = await askWhenDue({ db, caller, nowMs }, operation, kept);
    const verdict = judgeOperation(
      operation,
      kept.wantedRouting,
      { replica, looksWithoutReplica, poll, canBePolled: kept.pollerState !== undefined },
      nowMs,
    );
    if (!verdict) continue;
    changed += 1;
    if (verdict.state === "running") {
      await markRunning(db, operation.operationId, undefined);
      continue;
    }
    missingLooks.delete(operation.operationId);
    await settleOperation(db, operation.operationId, verdict.state, {
      failure: "failure" in verdict ? verdict.failure : undefined,
      correlationId: operation.correlationId,
    });
  }
  return changed;
}

interface KeptPoll {
  readonly pollerState: string | undefined;
  readonly pollAfterMs: number | undefined;
}

async function askWhenDue(
  { db, caller, nowMs }: { db: Database; caller: Caller; nowMs: number },
  operation: Operation,
  kept: KeptPoll,
): Promise<OperationPoll | undefined> {
  if (kept.pollerState === undefined || (kept.pollAfterMs ?? 0) > nowMs) return undefined;
  const poll = await pollOperation(caller, {
    ref: registryRefOf(operation.registryId),
    kind: operation.kind,
    replicaName: operation.replicaName,
    pollerState: kept.pollerState,
  });
  await savePoll(db, operation.operationId, poll, nowMs);
  return poll;
}
