import "server-only";
import type { Replica } from "@/lib/azure/model";
import { pollOperation } from "@/lib/azure/poll-operation";
import type { Caller } from "@/lib/auth/caller";
import type { Database } from "@/lib/db/database";
import type { Operation, OperationKind } from "@/lib/operations/model";
import { markRunning, readPoll, savePoll, settleOperation } from "@/lib/operations/store";
import { registryRefOf } from "@/lib/resource-id/resource-id";
import type { OperationPoll } from "@/lib/azure/model";
import { judgeOperation, type Sight } from "./judge-operation";
import { settleRepair } from "./settle-repair";

/** What is remembered of an operation across the looks of one process. */
export interface Watched {
  readonly readMs: number;
  /** For how long it has been read, without the time between looks that were far apart. */
  readonly watchedMs: number;
  readonly looksWithoutReplica: number;
}

/** Longer than what runs is left alone between two looks. */
const MOST_BETWEEN_LOOKS_MS = 10_000;
/** No poll is put off further, whatever ARM asks for or the clock said before it was put back. */
const LONGEST_WAIT_MS = 10 * 60_000;

export type WatchedOperations = Map<string, Watched>;

/** Asks what is due to be asked and writes down what has ended. Returns how many operations changed their state. */
export async function settleOperations(
  look: { db: Database; caller: Caller; nowMs: number },
  open: readonly Operation[],
  readById: ReadonlyMap<string, Replica | undefined>,
  watchedOperations: WatchedOperations,
): Promise<number> {
  const { db, nowMs } = look;
  const present = new Set(open.map(writeOf));
  for (const write of watchedOperations.keys()) if (!present.has(write)) watchedOperations.delete(write);
  let changed = 0;
  for (const operation of open) {
    const name = operation.replicaName.toLowerCase();
    if (!readById.has(name)) continue;
    const replica = readById.get(name);
    const before = watchedOperations.get(writeOf(operation));
    const watched = {
      readMs: nowMs,
      watchedMs: (before?.watchedMs ?? 0) + countedMs(nowMs - (before?.readMs ?? nowMs)),
      looksWithoutReplica: replica ? 0 : (before?.looksWithoutReplica ?? 0) + 1,
    };
    watchedOperations.set(writeOf(operation), watched);

    const kept = await readPoll(db, operation.operationId);
    const sight: Sight = {
      replica,
      looksWithoutReplica: watched.looksWithoutReplica,
      watchedMs: watched.watchedMs,
      poll: await askWhenDue(look, operation, kept),
      canBePolled: kept.pollerState !== undefined,
    };
    const hasChanged =
      operation.kind === "replica.repair"
        ? await settleRepair(look, operation, sight)
        : await settle(look, operation, kept.wantedRouting, sight);
    if (hasChanged) changed += 1;
  }
  return changed;
}

/** A clock that jumps, or a machine that slept, has read nothing meanwhile. */
function countedMs(sinceLastMs: number): number {
  return Math.min(MOST_BETWEEN_LOOKS_MS, Math.max(0, sinceLastMs));
}

/** A repair writes twice and more; what was seen before one write says nothing about the next. */
function writeOf({ operationId, repair }: Operation): string {
  return `${operationId} ${repair?.step ?? ""} ${repair?.stepSince ?? ""}`;
}

async function settle(
  { db, nowMs }: { db: Database; nowMs: number },
  operation: Operation,
  wantedRouting: string | undefined,
  sight: Sight,
): Promise<boolean> {
  const verdict = judgeOperation(operation, wantedRouting, sight, nowMs);
  if (!verdict) return false;
  if (verdict.state === "running") {
    await markRunning(db, operation.operationId, undefined);
    return true;
  }
  await settleOperation(db, operation.operationId, verdict.state, {
    failure: "failure" in verdict ? verdict.failure : undefined,
    correlationId: operation.correlationId,
  });
  return true;
}

interface KeptPoll {
  readonly pollerState: string | undefined;
  readonly pollAfterMs: number | undefined;
}

function polledKind({ kind, repair }: Operation): Exclude<OperationKind, "replica.repair"> {
  if (kind !== "replica.repair") return kind;
  return repair?.step === "creating" ? "replica.create" : "replica.delete";
}

async function askWhenDue(
  { db, caller, nowMs }: { db: Database; caller: Caller; nowMs: number },
  operation: Operation,
  kept: KeptPoll,
): Promise<OperationPoll | undefined> {
  const waitMs = (kept.pollAfterMs ?? 0) - nowMs;
  if (kept.pollerState === undefined || (waitMs > 0 && waitMs <= LONGEST_WAIT_MS)) return undefined;
  const poll = await pollOperation(caller, {
    ref: registryRefOf(operation.registryId),
    kind: polledKind(operation),
    replicaName: operation.replicaName,
    pollerState: kept.pollerState,
  });
  await savePoll(db, operation.operationId, poll, nowMs);
  return poll;
}
