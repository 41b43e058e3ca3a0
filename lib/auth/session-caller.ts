import "server-only";
import { getConfiguration } from "@/lib/config/configuration";
import { AppError } from "@/lib/errors/app-error";
import { refusalError } from "@/lib/errors/refusal-error";
import { findSession } from "@/lib/sessions/find-session";
import type { Session } from "@/lib/sessions/model";
import { isSecret } from "@/lib/sessions/secret-hash";
import { isAdmitted, permissionsOf } from "./app-roles";
import { armCredential } from "./arm-credential";
import type { Caller } from "./caller";

/** Throws `signed_out` for a cookie that stands for nobody, or for nobody any more, and for whom no role lets in. */
export async function callerOfCookie(
  cookie: string | undefined,
  options: { readonly isActivity: boolean },
): Promise<Caller> {
  const caller = await knownCallerOfCookie(cookie, options);
  requireAdmission(caller);
  return caller;
}

/** Also somebody whom no role lets in: what they try is refused by `requireAdmission`, and can be recorded as theirs. */
export async function knownCallerOfCookie(
  cookie: string | undefined,
  { isActivity }: { readonly isActivity: boolean },
): Promise<Caller> {
  const session = isSecret(cookie) ? await findSession(cookie, { isActivity }) : undefined;
  if (session === undefined) {
    throw new AppError("signed_out", {
      userMessage: "You are not signed in, or your session has ended.",
      nextStep: "Sign in.",
      changedNothing: true,
    });
  }
  requireCurrentRoles(session);
  return sessionCaller(session);
}

/** A session may be older than the access mode: whoever has no role is refused as at a new sign-in. */
export function requireAdmission({ appRoles = [] }: Pick<Caller, "appRoles">): void {
  if (!isAdmitted(getConfiguration().accessMode, appRoles)) {
    throw refusalError("forbidden", { kind: "no_app_role" });
  }
}

/** With the app's identity roles are all that admits a person, so they are not believed for longer than a token. */
function requireCurrentRoles({ tokensEndAt }: Session): void {
  if (getConfiguration().accessMode === "service" && tokensEndAt.getTime() <= Date.now()) {
    throw refusalError("signed_out", { kind: "sign_in_again" });
  }
}

/** The person whom a session stands for. Whether they are still let in is judged elsewhere. */
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
