import "server-only";
import { appCaller, callerOfSession } from "@/lib/auth/background-caller";
import type { Caller } from "@/lib/auth/caller";
import type { Queryable } from "@/lib/db/database";
import { listOpeners } from "@/lib/operations/store";

/** Whose rights there are to follow a registry's open operations when nobody watches it. */
export async function backgroundLookers(db: Queryable, registryId: string): Promise<readonly Caller[]> {
  const openers = await listOpeners(db, registryId);
  const callers = await Promise.all(openers.map(callerOfSession));
  return [...callers, appCaller()].filter((caller) => caller !== undefined);
}
