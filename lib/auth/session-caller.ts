import "server-only";
import { getConfiguration } from "@/lib/config/configuration";
import { getDatabase } from "@/lib/db/get-database";
import type { Session } from "@/lib/sessions/model";
import { getSessionToken } from "@/lib/sessions/session-token";
import { updateChallenge } from "@/lib/sessions/store";
import { permissionsOf } from "./app-roles";
import type { Caller } from "./caller";

/** The person whom a session stands for. */
export function sessionCaller(session: Session): Caller {
  const { sessionId, objectId, tenantId, displayName, appRoles, authTime } = session;
  return {
    sessionId,
    objectId,
    tenantId,
    displayName,
    appRoles,
    authTime,
    permissions: permissionsOf(getConfiguration().accessMode, appRoles),
    armToken: async () => {
      const { token, expiresAt } = await getSessionToken(sessionId, "arm");
      return { token, expiresOnTimestamp: expiresAt.getTime() };
    },
    rememberChallenge: async (claims) => updateChallenge(await getDatabase(), sessionId, claims),
  };
}
