import type { Operation } from "@/lib/operations/model";
import { gapsBetween } from "./gaps";
import type { ChangeAuthor, Lasted, Observation, ReplicaChange, WatchedSpan } from "./model";
import { GAP_AFTER_MS } from "./model";
import { wasOpen } from "./was-open";
import { whoseChange } from "./whose-change";

interface Told {
  readonly seen: Observation;
  readonly was: Observation | undefined;
  readonly next: Observation | undefined;
}

/** What is known of the operation that an observation names. */
export type OperationThen = Pick<Operation, "kind" | "actor" | "begunBy" | "requestedAt" | "settledAt"> & {
  readonly reason: string | undefined;
  readonly begunReason?: string | undefined;
};

/** Says of an observation when it came about, by whom and how long it lasted. Takes all spans since it was seen. */
export function tellChange(
  { seen, was, next }: Told,
  operation: OperationThen | undefined,
  spans: readonly WatchedSpan[],
): ReplicaChange {
  const notBefore = gapBefore(seen);
  return {
    seen,
    was,
    notBefore,
    by: authorOf(seen, was, operation),
    lasted: lastedOf(seen, next, spans),
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
    return { kind: "operation", operation: operation.kind, ...whoseChange(operation, seen, was) };
  }
  if (!seen.isThere) return { kind: "outside", name: undefined };
  // Azure notes here who changed a setting; what it does to the state by itself leaves no trace in it.
  const isChangedBySomebody = seen.changedAt !== undefined && seen.changedAt !== was?.changedAt;
  return isChangedBySomebody ? { kind: "outside", name: seen.changedBy } : { kind: "azure" };
}

function lastedOf(seen: Observation, next: Observation | undefined, spans: readonly WatchedSpan[]): Lasted {
  const lastLookAt = spans.reduce((last, { untilAt }) => (untilAt > last ? untilAt : last), seen.seenAt);
  const endAt = next?.seenAt ?? lastLookAt;
  const leastEndAt = next === undefined ? endAt : (gapBefore(next) ?? endAt);
  const startAt = seen.beforeAt === undefined ? undefined : (gapBefore(seen) ?? seen.seenAt);
  return {
    leastSeconds: secondsBetween(seen.seenAt, leastEndAt),
    mostSeconds: startAt === undefined ? undefined : secondsBetween(startAt, endAt),
    isOver: next !== undefined,
    hasGaps: gapsBetween(spans, seen.seenAt, leastEndAt).length > 0,
  };
}

function secondsBetween(fromAt: string, untilAt: string): number {
  return Math.max(0, Date.parse(untilAt) - Date.parse(fromAt)) / 1000;
}
