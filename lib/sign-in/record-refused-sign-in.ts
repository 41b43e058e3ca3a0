import "server-only";
import type { AuditAction } from "@/lib/audit/model";
import { UNKNOWN_ACTOR } from "@/lib/audit/model";
import { recordAuditAlone } from "@/lib/audit/record-audit";
import { getDatabase } from "@/lib/db/get-database";
import { currentRequestId } from "@/lib/log/request-id";
import { logger } from "@/lib/log/logger";
import { mayRecordUnknown } from "@/lib/rate-limit/limit-requests";
import { findSession } from "@/lib/sessions/find-session";
import { actorOfSession } from "./audited-sign-in";

export interface RefusedSignIn {
  readonly action: Extract<AuditAction, "session.open" | "session.renew">;
  /** The browser may have a session all the same; then it is that one's person who tried. */
  readonly sessionCookie: string | undefined;
  /** In words of our own: nothing that was sent is worth keeping. */
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Leaves a `refused` row for a sign-in of which nothing is known but that it came. */
export async function recordRefusedSignIn({ action, sessionCookie, detail }: RefusedSignIn): Promise<void> {
  if (!mayRecordUnknown()) return;
  try {
    const session = await findSession(sessionCookie, { isActivity: false });
    const actor = session === undefined ? UNKNOWN_ACTOR : actorOfSession(session);
    const requestId = currentRequestId();
    const row = {
      actor,
      action,
      outcome: "refused",
      subject: session?.sessionId,
      requestId,
      detail,
    } as const;
    await recordAuditAlone(await getDatabase(), row);
  } catch (unrecorded) {
    // The refusal stands; that it could not be recorded is the operator's concern.
    logger.error({ err: unrecorded, action }, "a refused sign-in was not recorded");
  }
}

/** What did not even have the shape of a hand-over. */
export function recordMalformedSignIn(from: Omit<RefusedSignIn, "detail">): Promise<void> {
  const message = "What was sent is no sign-in.";
  return recordRefusedSignIn({ ...from, detail: { code: "invalid_input", message } });
}
