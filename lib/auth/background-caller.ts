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
 * Signs the rest of what a person has confirmed: with their own token, or the app's in the access mode in which it acts
 * for people. Undefined where their own is needed and their session has ended.
 */
export async function signerFor({
  objectId,
  tenantId,
  name,
  sessionId,
}: Absent): Promise<Caller | undefined> {
  if (getConfiguration().accessMode === "service") {
    return { objectId, tenantId, displayName: name, permissions: new Set(), ...armCredentialOfTheApp() };
  }
  return sessionId === undefined ? undefined : callerOfSession({ tenantId, sessionId });
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
