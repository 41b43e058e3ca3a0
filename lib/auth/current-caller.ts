import "server-only";
import { cookies } from "next/headers";
import { findSession, rereadSession } from "@/lib/sessions/find-session";
import type { Session } from "@/lib/sessions/model";
import { isSecret } from "@/lib/sessions/secret-hash";
import { cookieName } from "@/lib/sessions/session-cookie";
import type { Caller } from "./caller";
import { callerOfCookie } from "./session-caller";

interface CallerOptions {
  /** False for what a page asks by itself: an open page alone does not keep a session from its idle limit. */
  readonly isActivity?: boolean;
}

/** Who makes this request. Throws `signed_out` when nobody does. */
export async function getCaller({ isActivity = true }: CallerOptions = {}): Promise<Caller> {
  return callerOfCookie(await sessionCookie(), { isActivity });
}

/** The session of this request, for what is shown about it. Who acts is asked of `getCaller`. */
export async function findCurrentSession(): Promise<Session | undefined> {
  const cookie = await sessionCookie();
  return isSecret(cookie) ? findSession(cookie, { isActivity: false }) : undefined;
}

/** The same, as this request has left it so far. */
export async function rereadCurrentSession(): Promise<Session | undefined> {
  const cookie = await sessionCookie();
  return isSecret(cookie) ? rereadSession(cookie) : undefined;
}

async function sessionCookie(): Promise<string | undefined> {
  return (await cookies()).get(cookieName("session"))?.value;
}
