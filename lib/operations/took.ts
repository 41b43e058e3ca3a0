import { gapsBetween } from "@/lib/history/gaps";
import type { WatchedSpan } from "@/lib/history/model";
import { OPERATION_KINDS, type OperationKind, type Took } from "./model";

/** From the request until it was seen to be done. ISO times, UTC. */
export interface DoneOperation {
  readonly kind: OperationKind;
  readonly requestedAt: string;
  readonly settledAt: string;
  readonly hasWaitedForPerson: boolean;
}

/** How long operations took, for each kind that there were any of. One that nobody watched to its end, or that waited for a person, counts nowhere. */
export function tookOf(done: readonly DoneOperation[], spans: readonly WatchedSpan[]): Took[] {
  return OPERATION_KINDS.flatMap((kind) => {
    const ofKind = done.filter((operation) => operation.kind === kind);
    if (ofKind.length === 0) return [];
    const seconds = ofKind
      .filter((operation) => tellsOfAzure(operation, spans))
      .map(({ requestedAt, settledAt }) => (Date.parse(settledAt) - Date.parse(requestedAt)) / 1000)
      .sort((a, b) => a - b);
    return {
      kind,
      count: seconds.length,
      leftOut: ofKind.length - seconds.length,
      medianSeconds: percentile(seconds, 0.5),
      p95Seconds: percentile(seconds, 0.95),
    };
  });
}

function tellsOfAzure(
  { requestedAt, settledAt, hasWaitedForPerson }: DoneOperation,
  spans: readonly WatchedSpan[],
): boolean {
  return !hasWaitedForPerson && gapsBetween(spans, requestedAt, settledAt).length === 0;
}

/** By nearest rank: always a time that one of them took. */
function percentile(ascending: readonly number[], part: number): number | undefined {
  return ascending[Math.ceil(ascending.length * part) - 1];
}
