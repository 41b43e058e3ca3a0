import type { Operation } from "@/lib/operations/model";
import type { ChangeAuthor, Lasted, Observation, ReplicaChange } from "./model";
import { GAP_AFTER_MS } from "./model";

interface Told {
  readonly seen: Observation;
  readonly was: Observation | undefined;
  readonly next: Observation | undefined;
}

/** What is known of the operation that an observation names. */
export type OperationThen = Pick<Operation, "kind" | "actor" | "requestedAt" | "settledAt"> & {
  readonly reason: string | undefined;
};

/** Says of an observation when it came about, by whom and how long it lasted. */
export function tellChange(
  { seen, was, next }: Told,
  operation: OperationThen | undefined,
  lastLookAt: string,
): ReplicaChange {
  const notBefore = gapBefore(seen);
  return {
    seen,
    was,
    notBefore,
    by: authorOf(seen, was, operation),
    lasted: lastedOf(seen, next, lastLookAt),
  };
}

/** The last look before the gap that lies before an observation. */
function gapBefore({ beforeAt, seenAt }: Observation): string | undefined {
  return beforeAt !== undefined && Date.parse(seenAt) - Date.parse(beforeAt) > GAP_AFTER_MS
    ? beforeAt
    : undefined;
}

function authorOf(
  seen: Observation,
  was: Observation | undefined,
  operation: OperationThen | undefined,
): ChangeAuthor {
  if (seen.beforeAt === undefined) return { kind: "first-look" };
  if (operation !== undefined && wasOpen(operation, seen.seenAt)) {
    return { kind: "operation", operation: operation.kind, actor: operation.actor, reason: operation.reason };
  }
  if (!seen.isThere) return { kind: "outside", name: undefined };
  // Azure notes here who changed a setting; what it does to the state by itself leaves no trace in it.
  const isChangedBySomebody = seen.changedAt !== undefined && seen.changedAt !== was?.changedAt;
  return isChangedBySomebody ? { kind: "outside", name: seen.changedBy } : { kind: "azure" };
}

// An observation also names an operation that has ended shortly before: what came after it is not its doing.
function wasOpen({ requestedAt, settledAt }: OperationThen, atIso: string): boolean {
  return requestedAt <= atIso && (settledAt === undefined || settledAt >= atIso);
}

function lastedOf(seen: Observation, next: Observation | undefined, lastLookAt: string): Lasted {
  const seenMs = Date.parse(seen.seenAt);
  const endMs = Math.max(seenMs, Date.parse(next?.seenAt ?? lastLookAt));
  const leastEndMs = next === undefined ? endMs : Date.parse(gapBefore(next) ?? next.seenAt);
  const startMs = seen.beforeAt === undefined ? undefined : Date.parse(gapBefore(seen) ?? seen.seenAt);
  return {
    leastSeconds: (leastEndMs - seenMs) / 1000,
    mostSeconds: startMs === undefined ? undefined : (endMs - startMs) / 1000,
    isOver: next !== undefined,
  };
}
