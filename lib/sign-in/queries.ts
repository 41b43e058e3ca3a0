import "server-only";
import { findSession } from "@/lib/sessions/find-session";
import type { SessionState, SignInContext } from "./model";

/** Of the session that a browser's cookie stands for. */
export async function getSessionState(sessionCookie: string | undefined): Promise<SessionState> {
  const session = await findSession(sessionCookie, { isActivity: false });
  if (session === undefined) return { isSignedIn: false };
  return {
    isSignedIn: true,
    name: session.displayName,
    tokensEndAt: session.tokensEndAt.toISOString(),
    endsAt: session.endsAt.toISOString(),
  };
}

export async function getSignInContext(sessionCookie: string | undefined): Promise<SignInContext> {
  const session = await findSession(sessionCookie, { isActivity: false });
  return {
    person: session && { name: session.displayName, loginName: session.loginName },
    claims: session?.challenge,
  };
}
