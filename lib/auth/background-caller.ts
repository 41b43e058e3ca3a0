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
