import "server-only";
import { isAdmitted } from "@/lib/auth/app-roles";
import type { Caller } from "@/lib/auth/caller";
import { requirePermission } from "@/lib/auth/permission";
import { getConfiguration } from "@/lib/config/configuration";
import { getDatabase } from "@/lib/db/get-database";
import { findSession } from "@/lib/sessions/find-session";
import { liveness } from "@/lib/sessions/liveness";
import type { Session } from "@/lib/sessions/model";
import { listSessions } from "@/lib/sessions/store";
import type { SessionState, SessionSummary } from "./model";

/** Of the session that a browser's cookie stands for. */
export async function getSessionState(
  sessionCookie: string | undefined,
  nowMs: number = Date.now(),
): Promise<SessionState> {
  const session = await findSession(sessionCookie, { isActivity: false });
  if (session === undefined || !isAdmitted(getConfiguration().accessMode, session.appRoles)) {
    return { isSignedIn: false };
  }
  return {
    isSignedIn: true,
    name: session.displayName,
    tokensEndAt: session.tokensEndAt.toISOString(),
    tokensEndInSeconds: Math.max(0, Math.floor((session.tokensEndAt.getTime() - nowMs) / 1000)),
    endsAt: session.endsAt.toISOString(),
  };
}

/** The caller's own, the newest sign-in first. */
export async function listOwnSessions(caller: Caller): Promise<SessionSummary[]> {
  const { tenantId, objectId } = caller;
  return summaries(caller, await listSessions(await getDatabase(), { tenantId, objectId }, liveness()));
}

/** Of everybody in the caller's own tenant, by name: whoever gives out app roles there has no say in another one. */
export async function listAllSessions(caller: Caller): Promise<SessionSummary[]> {
  requirePermission(caller, "sessions/administer");
  return summaries(
    caller,
    await listSessions(await getDatabase(), { tenantId: caller.tenantId }, liveness()),
  );
}

function summaries(caller: Caller, sessions: readonly Session[]): SessionSummary[] {
  return [...sessions].sort(byPersonAndSignIn).map((session) => ({
    sessionId: session.sessionId,
    objectId: session.objectId,
    personName: session.displayName,
    loginName: session.loginName,
    openedAt: session.openedAt.toISOString(),
    lastSeenAt: session.lastSeenAt.toISOString(),
    endsAt: session.endsAt.toISOString(),
    browser: session.browser,
    isThisOne: session.sessionId === caller.sessionId,
  }));
}

// By nothing that moves while somebody looks at the page: each use of a session changes when it was used last.
function byPersonAndSignIn(a: Session, b: Session): number {
  return (
    a.displayName.localeCompare(b.displayName, "en") ||
    a.objectId.localeCompare(b.objectId, "en") ||
    b.openedAt.getTime() - a.openedAt.getTime() ||
    a.sessionId.localeCompare(b.sessionId, "en")
  );
}
