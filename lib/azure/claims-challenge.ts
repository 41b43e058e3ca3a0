import "server-only";
import { isJsonObject, parseJsonObject } from "./json-object";

// Header and claims travel on to the sign-in service in an address, which ends somewhere near 8 kB.
const LONGEST_HEADER = 8_000;
const LONGEST_CLAIMS = 2_000;
const CLAIMS = /(?:^|[\s,])claims="([\w+/=-]+)"/i;

/**
 * The claims that a sign-in has to bring before ARM takes its token, as JSON; undefined when the header asks for
 * none, or for something that is no claims request.
 *
 * https://learn.microsoft.com/entra/identity-platform/claims-challenge
 */
export function claimsChallengeIn(wwwAuthenticate: string | undefined): string | undefined {
  if (wwwAuthenticate === undefined || wwwAuthenticate.length > LONGEST_HEADER) return undefined;
  const [, encoded] = CLAIMS.exec(wwwAuthenticate) ?? [];
  if (encoded === undefined) return undefined;
  // Buffer reads both alphabets of base64.
  const claims = parseJsonObject(Buffer.from(encoded, "base64").toString("utf8"));
  if (claims === undefined || !isJsonObject(claims["access_token"])) return undefined;
  // Only this part: the others would decide what our own ID token holds.
  const text = JSON.stringify({ access_token: claims["access_token"] });
  return text.length <= LONGEST_CLAIMS ? text : undefined;
}
