import "server-only";
import { cookies } from "next/headers";
import { getConfiguration } from "@/lib/config/configuration";
import { wasEndedElsewhere } from "@/lib/sessions/ended-store";
import { findSession, rereadSession } from "@/lib/sessions/find-session";
import type { Session } from "@/lib/sessions/model";
import { isSecret } from "@/lib/sessions/secret-hash";
import { cookieName } from "@/lib/sessions/session-cookie";
import { isAdmitted } from "./app-roles";
import type { Caller } from "./caller";
import { callerOfCookie, knownCallerOfCookie } from "./session-caller";

interface CallerOptions {
  /** False for what a page asks by itself: an open page alone does not keep a session from its idle limit. */
  readonly isActivity?: boolean;
}

/** Who makes this request. Throws `signed_out` when nobody does. */
export async function getCaller({ isActivity = true }: CallerOptions = {}): Promise<Caller> {
  return callerOfCookie(await sessionCookie(), { isActivity });
}

/** Also somebody whom no role lets in: only for `runAction`, which refuses and records them. */
export async function getKnownCaller(): Promise<Caller> {
  return knownCallerOfCookie(await sessionCookie(), { isActivity: true });
}

/**
 * The session of this request, for what is shown about it. Who acts is asked of `getCaller`.
 *
 * One that admits nobody in this access mode is none: its person is to sign in, and to be judged then.
 */
export async function findCurrentSession(): Promise<Session | undefined> {
  const cookie = await sessionCookie();
  return isSecret(cookie) ? admitted(await findSession(cookie, { isActivity: false })) : undefined;
}

/** The same, as this request has left it so far. */
export async function rereadCurrentSession(): Promise<Session | undefined> {
  const cookie = await sessionCookie();
  return isSecret(cookie) ? admitted(await rereadSession(cookie)) : undefined;
}

function admitted(session: Session | undefined): Session | undefined {
  return session && isAdmitted(getConfiguration().accessMode, session.appRoles) ? session : undefined;
}

/** Whether the session that this browser had was ended by somebody, not by its limits or a sign-out here. */
export async function wasCurrentSessionEnded(): Promise<boolean> {
  const cookie = await sessionCookie();
  return isSecret(cookie) && wasEndedElsewhere(cookie);
}

async function sessionCookie(): Promise<string | undefined> {
  return (await cookies()).get(cookieName("session"))?.value;
}
