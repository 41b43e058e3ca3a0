import "server-only";
import type { Actor } from "@/lib/audit/model";
import { recordAudit } from "@/lib/audit/record-audit";
import { getDatabase } from "@/lib/db/get-database";
import { rememberAsEnded } from "@/lib/sessions/ended-store";
import { findSession } from "@/lib/sessions/find-session";
import type { Session } from "@/lib/sessions/model";
import { stopWhatIsOpenFor } from "@/lib/sessions/session-end";
import { deleteSession } from "@/lib/sessions/store";
import { actorOfSession } from "./audited-sign-in";

/** Signs the browser out of this dashboard. Nothing to end is as good as ended. */
export async function endOwnSession(sessionCookie: string | undefined): Promise<void> {
  const session = await findSession(sessionCookie, { isActivity: false });
  if (session !== undefined) await end(session, actorOfSession(session), { isElsewhere: false });
}

/** Its browser is not let in again before its person has proved who they are. False when it had ended before. */
export async function endSessionElsewhere(session: Session, actor: Actor): Promise<boolean> {
  return end(session, actor, { isElsewhere: true });
}

async function end(
  session: Session,
  actor: Actor,
  { isElsewhere }: { readonly isElsewhere: boolean },
): Promise<boolean> {
  const db = await getDatabase();
  const hasEnded = await db.transaction(async (transaction) => {
    if (isElsewhere) await rememberAsEnded(transaction, session.sessionId);
    if (!(await deleteSession(transaction, session.sessionId))) return false;
    await recordAudit(transaction, {
      actor,
      action: "session.end",
      outcome: "succeeded",
      subject: session.sessionId,
      detail: { of: { objectId: session.objectId, name: session.displayName } },
    });
    return true;
  });
  if (hasEnded) stopWhatIsOpenFor(session.sessionId);
  return hasEnded;
}
