import "server-only";
import { actorOf } from "@/lib/audit/model";
import type { Caller } from "@/lib/auth/caller";
import { isPermitted, requirePermission } from "@/lib/auth/permission";
import { getDatabase } from "@/lib/db/get-database";
import { AppError } from "@/lib/errors/app-error";
import { liveness } from "@/lib/sessions/liveness";
import { listSessions } from "@/lib/sessions/store";
import { endSessionElsewhere } from "./end-session";
import type { EndSessionInput, EndSessionsOfPersonInput } from "./schema";

export interface EndedSessions {
  readonly ended: number;
}

/** One of the caller's own, or anybody's of their tenant for an administrator. */
export async function endSessionOf({
  caller,
  input,
}: {
  readonly caller: Caller;
  readonly input: EndSessionInput;
}): Promise<EndedSessions> {
  const { tenantId, objectId } = caller;
  const isAdministrator = isPermitted(caller.permissions, "sessions/administer");
  const whose = isAdministrator ? { tenantId } : { tenantId, objectId };
  const db = await getDatabase();
  const [session] = await listSessions(db, { ...whose, sessionId: input.sessionId }, liveness());
  // The same words for somebody else's session, so that nobody finds out which there are.
  if (session === undefined) {
    throw new AppError("not_found", {
      userMessage: "This session has ended already, or it is not yours.",
      nextStep: "Reload the page to see which sessions there are.",
    });
  }
  return { ended: (await endSessionElsewhere(session, actorOf(caller))) ? 1 : 0 };
}

/** All of one person, in every browser. */
export async function endSessionsOfPerson({
  caller,
  input,
}: {
  readonly caller: Caller;
  readonly input: EndSessionsOfPersonInput;
}): Promise<EndedSessions> {
  const { tenantId } = caller;
  if (input.objectId !== caller.objectId) requirePermission(caller, "sessions/administer");
  const whose = { tenantId, objectId: input.objectId };
  let ended = 0;
  for (const session of await listSessions(await getDatabase(), whose, liveness())) {
    if (await endSessionElsewhere(session, actorOf(caller))) ended += 1;
  }
  return { ended };
}
