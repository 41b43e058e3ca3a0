import type { Replica } from "@/lib/azure/model";
import type { Operation, RepairStep } from "@/lib/operations/model";
import { judgeOperation, type Sight, type Verdict } from "./judge-operation";

/** What the store holds of a repair. */
export interface RepairSoFar {
  readonly step: RepairStep;
  readonly stepAtMs: number;
  /** Of the replica that is to be deleted, when Azure told it. */
  readonly createdAt: string | undefined;
}

/**
 * `missing`: one more read without the replica. `there`: it is, and counting begins anew. `replaced`: what is there now
 * was made by somebody else. The rest is what became of the write under way.
 */
export type RepairVerdict = { readonly state: "missing" | "there" | "replaced" } | Verdict;

const READS_UNTIL_GONE = 5;
const GONE_AFTER_MS = 20_000;

/**
 * A creation too soon after the deletion of the same name has been seen to fail, so Terraform waits this long too.
 * https://github.com/Azure/azure-rest-api-specs/issues/18934
 */
export function isReallyGone(
  missingReads: number,
  missingSinceMs: number | undefined,
  nowMs: number,
): boolean {
  return (
    missingSinceMs !== undefined &&
    missingReads >= READS_UNTIL_GONE &&
    nowMs - missingSinceMs >= GONE_AFTER_MS
  );
}

/** Decides from the replica itself, as for every operation. Undefined while nothing can be said yet. */
export function judgeRepair(
  operation: Operation,
  { step, stepAtMs, createdAt }: RepairSoFar,
  sight: Sight,
  nowMs: number,
): RepairVerdict | undefined {
  const requestedAt = new Date(stepAtMs).toISOString();
  if (step === "creating") {
    return judgeOperation({ ...operation, kind: "replica.create", requestedAt }, undefined, sight, nowMs);
  }
  if (sight.replica === undefined) return { state: "missing" };
  if (isAnother(sight.replica, createdAt)) return { state: "replaced" };
  if (step === "gone") return { state: "there" };
  const deletion = judgeOperation(
    { ...operation, kind: "replica.delete", requestedAt },
    undefined,
    sight,
    nowMs,
  );
  return deletion ?? { state: "there" };
}

function isAnother(replica: Pick<Replica, "createdAt">, createdAt: string | undefined): boolean {
  return createdAt !== undefined && replica.createdAt !== undefined && replica.createdAt !== createdAt;
}
