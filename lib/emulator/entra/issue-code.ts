import { randomBytes } from "node:crypto";
import type { Reply } from "../http/reply";
import type { LocalAzure } from "../local-azure";
import type { AuthorizeRequest } from "./authorize-request";
import { clientInfo } from "./client-info";
import { redirectBack } from "./redirect-back";
import type { SignedIn } from "./sessions";

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow has about ten minutes. */
export const CODE_LIFETIME_MS = 10 * 60 * 1000;
/** An expired or redeemed code is told apart from one that never was for this long. */
const REMEMBERED_MS = 6 * CODE_LIFETIME_MS;

/** Sends the person back to the client with a new authorization code. */
export function issueCode(
  azure: LocalAzure,
  request: AuthorizeRequest,
  { person, signedInAtMs }: SignedIn,
  headers: Readonly<Record<string, string>>,
): Reply {
  const { entra } = azure.state;
  const now = azure.wallNow();
  const code = `1.${randomBytes(48).toString("base64url")}`;
  entra.codes = entra.codes.filter((one) => one.issuedAtMs > now - REMEMBERED_MS);
  entra.codes.push({
    code,
    issuedAtMs: now,
    isRedeemed: false,
    objectId: person.objectId,
    signedInAtMs,
    redirectUri: request.target.redirectUri,
    codeChallenge: request.codeChallenge,
    scope: request.scope,
    nonce: request.nonce ?? null,
  });
  azure.changed();
  const parameters = { code, ...(request.wantsClientInfo && { client_info: clientInfo(person) }) };
  return redirectBack(request.target, parameters, headers);
}
