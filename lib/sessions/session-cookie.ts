import "server-only";
import { getConfiguration } from "@/lib/config/configuration";
import { isSecret } from "./secret-hash";

/** Each wall has one of its own, so that a browser can show several. */
export type CookiePurpose = "session" | "sign-in" | `wall-${string}`;

/**
 * A browser takes a `__Host-` cookie only over https, for this host alone and for all of it. Over http, on
 * localhost, ports share cookies, so the port is in the name.
 */
export function cookieName(purpose: CookiePurpose): string {
  const { publicOrigin } = getConfiguration();
  const { protocol, port } = new URL(publicOrigin);
  return protocol === "https:"
    ? `__Host-replica-map-${purpose}`
    : `replica-map-${purpose}-${port === "" ? "80" : port}`;
}

/** Without an age it goes with the browser, as what msal-browser keeps there becomes unreadable then. */
export function cookieHeader(purpose: CookiePurpose, value: string, maxAgeSeconds?: number): string {
  const isHttps = getConfiguration().publicOrigin.startsWith("https:");
  return [
    `${cookieName(purpose)}=${value}`,
    "Path=/",
    "HttpOnly",
    "SameSite=Lax",
    ...(isHttps ? ["Secure"] : []),
    ...(maxAgeSeconds === undefined ? [] : [`Max-Age=${maxAgeSeconds}`]),
  ].join("; ");
}

export function clearedCookieHeader(purpose: CookiePurpose): string {
  return cookieHeader(purpose, "", 0);
}

/** Undefined for a cookie that is missing or that we never made. */
export function readCookie(header: string | null, purpose: CookiePurpose): string | undefined {
  const name = cookieName(purpose);
  for (const pair of (header ?? "").split(";")) {
    const separator = pair.indexOf("=");
    if (separator < 0 || pair.slice(0, separator).trim() !== name) continue;
    const value = pair.slice(separator + 1).trim();
    return isSecret(value) ? value : undefined;
  }
  return undefined;
}
