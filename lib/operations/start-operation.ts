import "server-only";
import { actorOf } from "@/lib/audit/model";
import { auditDetailOf, correlationIdOf, isAnswerLost, outcomeOf } from "@/lib/audit/outcome-of";
import { recordAudit } from "@/lib/audit/record-audit";
import { markRecorded } from "@/lib/audit/recorded-errors";
import { refuseChange } from "@/lib/audit/refuse-change";
import type { Caller } from "@/lib/auth/caller";
import type { AcceptedOperation } from "@/lib/azure/model";
import type { Database } from "@/lib/db/database";
import { getDatabase } from "@/lib/db/get-database";
import { AppError } from "@/lib/errors/app-error";
import { announceOperationChange } from "./announce";
import type { Operation, OperationKind } from "./model";
import { describeOperation, isSameChange } from "./same-change";
import { findOpenOperation, insertIntent, markRunning, readPoll, settleOperation } from "./store";
import type { OperationSettings } from "./stored-operation";
import { actionsUnderWay } from "./stored-operation";

export interface OperationRequest {
  readonly caller: Caller;
  readonly kind: OperationKind;
  readonly registryId: string;
  readonly replicaName: string;
  readonly replicaRegion: string;
  readonly settings: OperationSettings;
  /** In the person's own words. */
  readonly reason?: string | undefined;
  /** Of all that was confirmed in the same press. */
  readonly planId?: string | undefined;
}

/**
 * Records the intent and only then calls ARM through `start`.
 *
 * A replica has one open operation: whoever asks for the same change again gets the one that runs, and `start`
 * is not called. Another change meanwhile is refused. When ARM's answer is lost the operation stays open,
 * because only the replica can tell now what became of it.
 */
export async function startOperation(
  request: OperationRequest,
  start: () => Promise<AcceptedOperation>,
): Promise<{ operation: Operation; isNew: boolean }> {
  // Whoever has no token has not tried anything.
  await request.caller.armToken();
  const db = await getDatabase();
  const { operation, isNew } = await intend(db, request);
  if (!isNew) return { operation, isNew };

  await announceOperationChange(request.registryId);
  try {
    const accepted = await start();
    await markRunning(db, operation.operationId, accepted);
    const { correlationId, requestId } = accepted;
    return { operation: { ...operation, state: "running", correlationId, requestId }, isNew };
  } catch (error) {
    throw markRecorded(await endStart(db, operation, error));
  } finally {
    await announceOperationChange(request.registryId);
  }
}

async function intend(
  db: Database,
  request: OperationRequest,
): Promise<{ operation: Operation; isNew: boolean }> {
  for (;;) {
    const operation = await recordIntent(db, request);
    if (operation !== undefined) return { operation, isNew: true };
    const open = await findOpenOperation(db, request.registryId, request.replicaName);
    // It ended between the two statements: now there is room.
    if (open === undefined) continue;
    const { wantedRouting } = await readPoll(db, open.operationId);
    if (isSameChange({ kind: open.kind, wantedRouting }, request)) return { operation: open, isNew: false };
    return refuseChange(
      {
        caller: request.caller,
        action: request.kind,
        registryId: request.registryId,
        subject: request.replicaName,
        reason: request.reason,
        planId: request.planId,
        detail: { openOperationId: open.operationId },
      },
      { kind: "already_running", what: describeOperation(open) },
    );
  }
}

async function recordIntent(db: Database, request: OperationRequest): Promise<Operation | undefined> {
  const actor = actorOf(request.caller);
  return db.transaction(async (transaction) => {
    const operation = await insertIntent(transaction, { ...request, actor });
    if (operation === undefined) return undefined;
    const step = operation.repair?.step ?? null;
    for (const action of actionsUnderWay({ kind: request.kind, step }).reverse()) {
      await recordAudit(transaction, {
        actor,
        action,
        outcome: "requested",
        registryId: request.registryId,
        subject: request.replicaName,
        operationId: operation.operationId,
        requestId: request.caller.requestId,
        reason: request.reason,
        planId: request.planId,
        detail: { replicaRegion: request.replicaRegion, ...request.settings },
      });
    }
    return operation;
  });
}

/** Gives the error that the person gets. */
async function endStart(db: Database, operation: Operation, error: unknown): Promise<unknown> {
  if (!isAnswerLost(error)) {
    await settleOperation(db, operation.operationId, "failed", {
      failure: error instanceof AppError ? error.userMessage : undefined,
      correlationId: correlationIdOf(error),
      outcome: outcomeOf(error),
      detail: auditDetailOf(error),
    });
    return error;
  }
  if (!(error instanceof AppError)) return error;
  return new AppError(error.code, {
    userMessage: `${whatCame(error)} It may have taken this change on, and nobody can tell from here yet.`,
    nextStep: "It is being watched: the map shows what became of it. Wait for that before you try again.",
    ...(error.refusal === undefined ? {} : { refusal: error.refusal }),
    ...(error.correlationId === undefined ? {} : { correlationId: error.correlationId }),
    cause: error,
  });
}

function whatCame({ refusal }: AppError): string {
  if (refusal?.kind === "store_unreachable") return "Azure answered, and its answer could not be kept.";
  return refusal?.kind === "azure_failed"
    ? `Azure answered with a failure of its own (${refusal.status}).`
    : "Azure's answer was lost.";
}
