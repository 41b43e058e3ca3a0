import "server-only";
import { auditDetailOf, correlationIdOf, isAnswerLost } from "@/lib/audit/outcome-of";
import type { Caller } from "@/lib/auth/caller";
import { startCreateReplica } from "@/lib/azure/start-create-replica";
import type { Database } from "@/lib/db/database";
import { AppError } from "@/lib/errors/app-error";
import type { Refusal } from "@/lib/errors/refusal";
import { retryAtOf } from "@/lib/errors/retry-at";
import { registryRefOf } from "@/lib/resource-id/resource-id";
import { announceOperationChange } from "./announce";
import type { NeedsPersonBecause } from "./model";
import type { IntendedCreation } from "./repair-store";
import { markCreationAccepted, putOffCreation } from "./repair-store";
import { settleOperation } from "./store";

/** Of all kinds of refusal together; with the pauses below about half an hour of "not yet". */
const MOST_ATTEMPTS = 30;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * The second write of a repair, for an intent that this process has committed.
 *
 * Gives the error that has ended the repair or made it wait for a person. Whatever passes by itself, and an answer
 * that was lost, gives none: the repair goes on.
 */
export async function sendCreation(
  db: Database,
  signer: Caller,
  intent: IntendedCreation,
  nowMs: number,
): Promise<AppError | undefined> {
  const { operation, settings, createAttempts, takenFrom } = intent;
  const { operationId, registryId } = operation;
  const attempt = { operationId, createAttempts };
  try {
    const accepted = await startCreateReplica(signer, {
      ref: registryRefOf(registryId),
      region: operation.replicaRegion,
      name: operation.replicaName,
      globalEndpointRouting: settings.globalEndpointRouting === "excluded" ? "excluded" : "included",
      tags: settings.tags ?? {},
    });
    await markCreationAccepted(db, attempt, accepted, nowMs);
    return undefined;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // Only the replica can tell then.
    if (isAnswerLost(error)) return undefined;
    const failed = { correlationId: correlationIdOf(error), detail: auditDetailOf(error) };
    if (createAttempts < MOST_ATTEMPTS && passesByItself(error)) {
      const createAfterMs = nextAttemptMs(error, createAttempts, nowMs);
      await putOffCreation(db, attempt, { ...failed, createAfterMs, needsPersonBecause: undefined }, nowMs);
      return undefined;
    }
    const needsPersonBecause = whyAnotherPerson(error);
    if (needsPersonBecause !== undefined) {
      const waits = { createAfterMs: nowMs, needsPersonBecause, giveBack: takenFrom };
      await putOffCreation(db, attempt, { ...failed, ...waits }, nowMs);
      return error;
    }
    await settleOperation(db, operationId, "failed", { ...failed, failure: error.userMessage });
    return error;
  } finally {
    await announceOperationChange(registryId);
  }
}

/** Undefined for what Azure refuses to everybody. A refused write has not happened: another attempt is no second one. */
function whyAnotherPerson({ code, refusal }: AppError): NeedsPersonBecause | undefined {
  if (code === "signed_out") return "signed_out";
  if (refusal?.kind === "app_identity_refused") return "no_right";
  return code === "forbidden" && !isRefusedToAll(refusal) ? "no_right" : undefined;
}

function isRefusedToAll(refusal: Refusal | undefined): boolean {
  if (refusal?.kind === "azure_said") return /^RequestDisallowedBy/i.test(refusal.azureCode);
  return refusal?.kind === "policy";
}

function passesByItself({ refusal }: AppError): boolean {
  return ["busy", "throttled", "unreachable", "app_identity_refused"].includes(refusal?.kind ?? "");
}

function nextAttemptMs({ refusal }: AppError, attempts: number, nowMs: number): number {
  const retryAt = retryAtOf(refusal);
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(attempts, 10));
  return Math.max(nowMs + pause, retryAt === undefined ? 0 : Date.parse(retryAt));
}
