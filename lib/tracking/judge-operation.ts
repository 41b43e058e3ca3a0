import type { OperationPoll, Replica } from "@/lib/azure/model";
import type { Operation } from "@/lib/operations/model";

/** What one look at Azure showed about the replica of an open operation. */
export interface Sight {
  /** From a GET by id; undefined when ARM says there is none. */
  readonly replica: Replica | undefined;
  /** How many looks in a row, this one included, found none. */
  readonly looksWithoutReplica: number;
  /** For how long the replica has been read since the change was asked for. */
  readonly watchedMs: number;
  /** The operation's own answer, when it was due to be asked. */
  readonly poll: OperationPoll | undefined;
  /** There is an operation to ask, now or later. */
  readonly canBePolled: boolean;
}

export type Verdict =
  | { readonly state: "running" | "succeeded" }
  | { readonly state: "failed" | "not_started"; readonly failure: string };

/**
 * An intent without a trace is given up after this long: the time a write may take (60 s) and 60 s of reads.
 * Before that nobody can tell a slow request from a lost one.
 */
export const NO_TRACE_AFTER_MS = 120_000;
/** Time in which nobody looked, as after a restart, does not count. */
export const READS_WITHOUT_TRACE_MS = 60_000;
const STUCK_BEHIND_ITS_OPERATION_MS = 10 * 60_000;
const LOOKS_UNTIL_VANISHED = 3;

const NO_TRACE = "Not started: Azure shows no trace of this change after a minute of reads.";
const VANISHED =
  "The replica disappeared while it was being created: Azure has rolled it back. With private endpoints the usual cause is a subnet without free addresses.";

/**
 * Decides from the replica itself, read by its id. The operation's own answer only adds the reason of a
 * failure, because it can be refused or lost while the change goes on.
 *
 * @returns undefined while nothing can be said yet.
 */
export function judgeOperation(
  operation: Operation,
  wantedRouting: string | undefined,
  sight: Sight,
  nowMs: number,
): Verdict | undefined {
  if (sight.poll?.status === "failed") return { state: "failed", failure: sight.poll.message };
  const ageMs = nowMs - Date.parse(operation.requestedAt);
  const isOldEnough = ageMs > NO_TRACE_AFTER_MS || sight.watchedMs > NO_TRACE_AFTER_MS;
  const hasNoTrace =
    operation.state === "intended" && isOldEnough && sight.watchedMs >= READS_WITHOUT_TRACE_MS;
  switch (operation.kind) {
    case "replica.create":
      return judgeCreation(operation, sight, hasNoTrace);
    case "replica.delete":
      return judgeDeletion(operation, sight, hasNoTrace, ageMs);
    // Judged write by write, in `judge-repair.ts`.
    case "replica.repair":
      return undefined;
    case "replica.set-global-endpoint-routing":
      return judgeRouting(operation, wantedRouting, sight, hasNoTrace, ageMs);
  }
}

function judgeCreation(operation: Operation, sight: Sight, hasNoTrace: boolean): Verdict | undefined {
  const { replica, poll } = sight;
  if (!replica) {
    if (operation.state === "intended")
      return hasNoTrace ? { state: "not_started", failure: NO_TRACE } : undefined;
    const operationHasNoMoreToSay =
      !sight.canBePolled || poll?.status === "succeeded" || poll?.status === "cannot_tell";
    const hasVanished = sight.looksWithoutReplica >= LOOKS_UNTIL_VANISHED && operationHasNoMoreToSay;
    return hasVanished ? { state: "failed", failure: VANISHED } : undefined;
  }
  switch (replica.provisioningState.toLowerCase()) {
    case "succeeded":
      return { state: "succeeded" };
    case "failed":
    case "canceled":
      return poll === undefined && sight.canBePolled
        ? undefined
        : { state: "failed", failure: `Azure reports this replica as ${replica.provisioningState}.` };
    default:
      return operation.state === "intended" ? { state: "running" } : undefined;
  }
}

function judgeDeletion(
  operation: Operation,
  sight: Sight,
  hasNoTrace: boolean,
  ageMs: number,
): Verdict | undefined {
  if (!sight.replica) return { state: "succeeded" };
  const isDeleting = sight.replica.provisioningState.toLowerCase() === "deleting";
  if (operation.state === "intended") {
    if (isDeleting) return { state: "running" };
    return hasNoTrace ? { state: "not_started", failure: NO_TRACE } : undefined;
  }
  const isStillThere =
    !isDeleting && sight.poll?.status === "succeeded" && ageMs > STUCK_BEHIND_ITS_OPERATION_MS;
  return isStillThere
    ? { state: "failed", failure: "Azure says that the deletion is done, but the replica is still there." }
    : undefined;
}

function judgeRouting(
  operation: Operation,
  wantedRouting: string | undefined,
  sight: Sight,
  hasNoTrace: boolean,
  ageMs: number,
): Verdict | undefined {
  const { replica } = sight;
  if (!replica) return { state: "failed", failure: "The replica is gone." };
  switch (replica.provisioningState.toLowerCase()) {
    case "failed":
    case "canceled":
      return { state: "failed", failure: `Azure reports this replica as ${replica.provisioningState}.` };
    case "succeeded":
      if (replica.globalEndpointRouting === wantedRouting) return { state: "succeeded" };
      if (operation.state === "intended") {
        return hasNoTrace ? { state: "not_started", failure: NO_TRACE } : undefined;
      }
      return sight.poll?.status === "succeeded" && ageMs > STUCK_BEHIND_ITS_OPERATION_MS
        ? {
            state: "failed",
            failure: "Azure says that the change is done, but the replica does not show it.",
          }
        : undefined;
    default:
      return operation.state === "intended" ? { state: "running" } : undefined;
  }
}
