import "server-only";
import { cookies } from "next/headers";
import { getConfiguration } from "@/lib/config/configuration";
import { cookieName } from "@/lib/sessions/session-cookie";
import { builtInPerson, PERSON_COOKIE } from "./built-in-person";
import type { Caller } from "./caller";
import { callerOfCookie } from "./session-caller";

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
  return callerOfCookie(cookie, { isActivity });
}
