import "server-only";
import { randomUUID } from "node:crypto";
import type { Caller } from "@/lib/auth/caller";
import { getDatabase } from "@/lib/db/get-database";
import { logger } from "@/lib/log/logger";
import type { AuditAction, AuditEntry } from "./model";
import { actorOf } from "./model";
import { auditDetailOf, correlationIdOf, outcomeOf } from "./outcome-of";
import { recordAuditAlone } from "./record-audit";
import { markRecorded } from "./recorded-errors";

export interface Change {
  readonly caller: Caller;
  readonly action: AuditAction;
  readonly registryId: string;
  readonly subject: string;
  readonly reason?: string | undefined;
  readonly planId?: string | undefined;
  readonly detail?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * For a change that Azure answers at once. No row, no call; after the call a second row says how it ended.
 *
 * Passes on what `run` gives or throws.
 */
export async function auditedChange<T>(change: Change, run: () => Promise<T>): Promise<T> {
  const db = await getDatabase();
  // Ties the two rows together, whatever comes between them.
  const entry = { ...entryOf(change), operationId: randomUUID() };
  await recordAuditAlone(db, { ...entry, outcome: "requested" });
  let result: T;
  try {
    result = await run();
  } catch (error) {
    const failure = {
      ...entry,
      outcome: outcomeOf(error),
      correlationId: correlationIdOf(error),
      detail: { ...entry.detail, ...auditDetailOf(error) },
    };
    await recordAuditAlone(db, failure).catch((unrecorded: unknown) => {
      logger.error(
        { err: error, action: change.action },
        "a change failed, and its outcome was not recorded",
      );
      throw unrecorded;
    });
    throw markRecorded(error);
  }
  await recordAuditAlone(db, { ...entry, outcome: "succeeded" });
  return result;
}

export function entryOf({
  caller,
  action,
  registryId,
  subject,
  reason,
  planId,
  detail,
}: Change): Omit<AuditEntry, "outcome"> {
  const { requestId } = caller;
  return { actor: actorOf(caller), action, registryId, subject, requestId, reason, planId, detail };
}
