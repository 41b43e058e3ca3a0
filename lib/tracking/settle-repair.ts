import "server-only";
import type { Database } from "@/lib/db/database";
import { continueRepair } from "@/lib/operations/continue-repair";
import type { Operation } from "@/lib/operations/model";
import type { KeptRepair } from "@/lib/operations/repair-store";
import {
  endDeletion,
  findOpenRepair,
  noteMissing,
  noteThere,
  putOffCreation,
} from "@/lib/operations/repair-store";
import { markRunning, settleOperation } from "@/lib/operations/store";
import type { Sight } from "./judge-operation";
import { isReallyGone, judgeRepair } from "./judge-repair";

/** So many attempts may leave no trace before it is given up: something on the way swallows them. */
const MOST_WITHOUT_TRACE = 5;

const REPLACED =
  "Somebody else has created this replica again while it was being repaired. It was left as it is: look whether its settings are what you want.";

/** Goes on with a repair as far as one look allows. `seen`: what it was when the look began. Tells whether it has changed. */
export async function settleRepair(
  { db, nowMs }: { db: Database; nowMs: number },
  seen: Operation,
  sight: Sight,
): Promise<boolean> {
  const { operationId } = seen;
  const repair = await findOpenRepair(db, operationId);
  // What was read before a write says nothing about what came of it.
  if (repair === undefined || repair.operation.repair?.stepSince !== seen.repair?.stepSince) return false;
  const { operation, settings } = repair;
  const verdict = judgeRepair(operation, { ...repair, createdAt: settings.createdAt }, sight, nowMs);
  switch (verdict?.state) {
    case undefined:
      return false;
    case "missing":
      return oneMoreWithout(db, repair, nowMs);
    case "there":
      await noteThere(db, operationId);
      return false;
    case "replaced":
      if (repair.step === "deleting") await endDeletion(db, operationId, nowMs);
      await settleOperation(db, operationId, "failed", { failure: REPLACED });
      return true;
    case "running":
      await markRunning(db, operationId, undefined);
      return true;
    case "not_started":
      if (repair.step === "creating" && repair.createAttempts < MOST_WITHOUT_TRACE) {
        const detail = { state: "not_started" };
        return putOffCreation(
          db,
          attemptOf(repair),
          { createAfterMs: nowMs, needsPersonBecause: undefined, detail },
          nowMs,
        );
      }
      return settle(db, operationId, verdict.state, verdict.failure);
    case "succeeded":
      return settle(db, operationId, "succeeded", undefined);
    case "failed":
      return settle(db, operationId, "failed", verdict.failure);
  }
}

async function oneMoreWithout(db: Database, before: KeptRepair, nowMs: number): Promise<boolean> {
  const { operationId } = before.operation;
  if (before.step === "gone" && isGone(before, nowMs)) return continueRepair(db, before, nowMs);
  if (before.operation.state === "intended") await markRunning(db, operationId, undefined);
  const repair = await noteMissing(db, operationId, nowMs);
  if (repair === undefined || !isGone(repair, nowMs)) return before.operation.state === "intended";
  const gone = repair.step === "deleting" ? await endDeletion(db, operationId, nowMs) : repair;
  if (gone === undefined) return true;
  await continueRepair(db, gone, nowMs);
  return true;
}

function isGone({ missingReads, missingSinceMs }: KeptRepair, nowMs: number): boolean {
  return isReallyGone(missingReads, missingSinceMs, nowMs);
}

async function settle(
  db: Database,
  operationId: string,
  state: "succeeded" | "failed" | "not_started",
  failure: string | undefined,
): Promise<boolean> {
  return (await settleOperation(db, operationId, state, { failure })) !== undefined;
}

function attemptOf({ operation, createAttempts }: KeptRepair) {
  return { operationId: operation.operationId, createAttempts };
}
