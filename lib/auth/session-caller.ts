import "server-only";
import { getConfiguration } from "@/lib/config/configuration";
import type { Session } from "@/lib/sessions/model";
import { permissionsOf } from "./app-roles";
import { armCredential } from "./arm-credential";
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
    ...armCredential(sessionId),
  };
}
