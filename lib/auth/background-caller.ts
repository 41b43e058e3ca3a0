import "server-only";
import { getConfiguration } from "@/lib/config/configuration";
import { getDatabase } from "@/lib/db/get-database";
import { liveness } from "@/lib/sessions/liveness";
import { listSessions } from "@/lib/sessions/store";
import { armCredentialOfTheApp } from "./arm-credential";
import type { Caller } from "./caller";
import { sessionCaller } from "./session-caller";

/** Somebody who asked for something and may have closed the page. Undefined when their session has ended. */
export async function callerOfSession(of: {
  readonly tenantId: string;
  readonly sessionId: string;
}): Promise<Caller | undefined> {
  const [session] = await listSessions(await getDatabase(), of, liveness());
  return session && sessionCaller(session);
}

/** Who asked for something that is to go on without them. */
interface Absent {
  readonly objectId: string;
  readonly tenantId: string;
  readonly name: string;
  readonly sessionId?: string | undefined;
}

/**
 * Who may sign the rest of what a person has confirmed, the likeliest first: that person, or the app's identity in the
 * access mode in which it acts for people. Empty where the person's own session is needed and has ended.
 *
 * `isRefused`: Azure did not let the session that is named, or the app; then only a later sign-in may be tried.
 */
export async function signersFor(
  { objectId, tenantId, name, sessionId }: Absent,
  { isRefused }: { readonly isRefused: boolean },
): Promise<readonly Caller[]> {
  if (getConfiguration().accessMode === "service") {
    const app = { objectId, tenantId, displayName: name, permissions: new Set<never>() };
    return isRefused ? [] : [{ ...app, ...armCredentialOfTheApp() }];
  }
  const sessions = await listSessions(await getDatabase(), { tenantId, objectId }, liveness());
  const own = sessions.find((session) => session.sessionId === sessionId);
  // By when they were opened, which does not change: each is tried once, however many are in use by turns.
  const last = sessions.sort((a, b) => b.openedAt.getTime() - a.openedAt.getTime())[0];
  const isOther = last !== undefined && last.sessionId !== sessionId;
  return [...(own && !isRefused ? [own] : []), ...(isOther ? [last] : [])].map(sessionCaller);
}

/**
 * The app itself, which reads for status walls and when nobody is there. Undefined where it has no identity.
 *
 * It signs nothing that somebody asks for: what people may see and do is judged by their own rights or roles.
 */
export function appCaller(): Caller | undefined {
  if (!getConfiguration().hasAppIdentity) return undefined;
  return {
    objectId: "replica-map",
    tenantId: "replica-map",
    displayName: "Replica Map",
    permissions: new Set(["registries/read"]),
    mayOnlyRead: true,
    ...armCredentialOfTheApp(),
  };
}
