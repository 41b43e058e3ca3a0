import "server-only";
import { cookieHeader, type CookiePurpose } from "@/lib/sessions/session-cookie";

/** The longest that browsers keep a cookie. */
const KEPT_SECONDS = 400 * 86_400;

export function purposeOfWall(wallId: string): CookiePurpose {
  return `wall-${wallId.toLowerCase()}`;
}

/** A screen that is switched off at night comes back by it. */
export function wallCookieHeader(wallId: string, key: string): string {
  return cookieHeader(purposeOfWall(wallId), key, KEPT_SECONDS);
}
