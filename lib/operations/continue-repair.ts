import "server-only";
import { actorOf } from "@/lib/audit/model";
import { markRecorded } from "@/lib/audit/recorded-errors";
import { signersFor } from "@/lib/auth/background-caller";
import type { Caller } from "@/lib/auth/caller";
import type { Database } from "@/lib/db/database";
import { AppError } from "@/lib/errors/app-error";
import { logger } from "@/lib/log/logger";
import { announceOperationChange } from "./announce";
import type { KeptRepair } from "./repair-store";
import { intendCreation, markNeedsPerson } from "./repair-store";
import { sendCreation } from "./send-creation";

/**
 * Creates the replica of a repair again, once it is really gone, with the rights of whoever pressed: in the session of
 * that press or, when that has ended or was refused, in the one that they have opened last.
 *
 * Does not wait for ARM: an answer that does not come must not keep the screens waiting. Tells whether the repair has
 * changed.
 */
export async function continueRepair(db: Database, repair: KeptRepair, nowMs: number): Promise<boolean> {
  const { operationId, repair: state } = repair.operation;
  if ((repair.createAfterMs ?? 0) > nowMs) return false;
  const isRefused = state?.needsPersonBecause === "no_right";
  const signer = await firstReady(await signersFor(repair.actor, { isRefused }));
  if (signer === "not_now") return false;
  if (signer === "nobody") return markNeedsPerson(db, operationId, nowMs);
  const intent = await intendCreation(db, {
    operationId,
    nowMs,
    sessionId: signer.sessionId,
    afterAttempts: repair.createAttempts,
  });
  if (intent === undefined) return false;
  void sendCreation(db, signer, intent, nowMs).then(
    (refusal) => {
      if (refusal === undefined) return;
      const { code, correlationId } = refusal;
      logger.warn({ operationId, code, correlationId }, "Azure did not let a repair create its replica");
    },
    (error: unknown) => {
      logger.error({ err: error, operationId }, "what became of a repair is not known yet");
    },
  );
  return true;
}

/**
 * Goes on with a repair that waits for a person, in the name of the caller.
 *
 * False when it does not wait any more. Throws why Azure did not let the caller.
 */
export async function takeOverRepair(
  db: Database,
  caller: Caller,
  { operationId, reason }: { readonly operationId: string; readonly reason: string | undefined },
): Promise<boolean> {
  // Whoever has no token has not tried anything.
  await caller.armToken();
  const nowMs = Date.now();
  const takenOverBy = { actor: actorOf(caller), requestId: caller.requestId, reason };
  const intent = await intendCreation(db, { operationId, nowMs, takenOverBy });
  if (intent === undefined) return false;
  await announceOperationChange(intent.operation.registryId);
  const error = await sendCreation(db, caller, intent, nowMs);
  if (error !== undefined) throw markRecorded(error);
  return true;
}

async function firstReady(signers: readonly Caller[]): Promise<Caller | "nobody" | "not_now"> {
  for (const signer of signers) {
    const readiness = await readinessOf(signer);
    if (readiness === "ready") return signer;
    if (readiness === "not_now") return "not_now";
  }
  return "nobody";
}

/** The app's identity may be away for a moment; a session that has ended does not come back. */
async function readinessOf(signer: Caller): Promise<"ready" | "nobody" | "not_now"> {
  try {
    await signer.armToken();
    return "ready";
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code === "signed_out" ? "nobody" : "not_now";
  }
}
