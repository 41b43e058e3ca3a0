import "server-only";
import { cookies } from "next/headers";
import { getConfiguration } from "@/lib/config/configuration";
import { AppError } from "@/lib/errors/app-error";
import { refusalError } from "@/lib/errors/refusal-error";
import { findSession } from "@/lib/sessions/find-session";
import type { Session } from "@/lib/sessions/model";
import { cookieName } from "@/lib/sessions/session-cookie";
import { isSecret } from "@/lib/sessions/secret-hash";
import { builtInPerson, PERSON_COOKIE } from "./built-in-person";
import type { Caller } from "./caller";
import { sessionCaller } from "./session-caller";

interface CallerOptions {
  /** False for what a page asks by itself: an open page alone does not keep a session from its idle limit. */
  readonly isActivity?: boolean;
}

/** Who makes this request. Throws `signed_out` when nobody does. */
export async function getCaller({ isActivity = true }: CallerOptions = {}): Promise<Caller> {
  const jar = await cookies();
  const cookie = jar.get(cookieName("session"))?.value;
  // The built-in person has no role, and a role is the way in where the app acts for people.
  if (cookie === undefined && getConfiguration().accessMode === "delegated") {
    return builtInPerson(getConfiguration(), jar.get(PERSON_COOKIE)?.value);
  }
  const session =
    cookie !== undefined && isSecret(cookie) ? await findSession(cookie, { isActivity }) : undefined;
  if (session === undefined) {
    throw new AppError("signed_out", {
      userMessage: "You are not signed in, or your session has ended.",
      nextStep: "Sign in. Nothing was changed.",
    });
  }
  requireCurrentRoles(session);
  return sessionCaller(session);
}

/** With the app's identity roles are all that admits a person, so they are not believed for longer than a token. */
function requireCurrentRoles({ tokensEndAt }: Session): void {
  if (getConfiguration().accessMode === "service" && tokensEndAt.getTime() <= Date.now()) {
    throw refusalError("signed_out", { kind: "sign_in_again" });
  }
}
