import { createHash } from "node:crypto";
import { entraError } from "../errors/entra-error";
import type { LocalAzure } from "../local-azure";
import { belongsTo, findAccount, type Authority } from "./authority";
import { revokedSince } from "./claims-challenges";
import type { AuthorizationCode } from "./entra-state";
import { CODE_LIFETIME_MS } from "./issue-code";
import { requestedClaims } from "./requested-claims";
import { required } from "./required-parameter";
import { onlyResource, requestedScopes } from "./requested-scopes";
import type { TokenGrant } from "./token-grant";

export function redeemCode(azure: LocalAzure, authority: Authority, form: URLSearchParams): TokenGrant {
  const { state } = azure;
  const sent = required(form, "code");
  const redirectUri = required(form, "redirect_uri");
  const verifier = required(form, "code_verifier");
  const code = state.entra.codes.find((one) => one.code === sent);
  const person = code && findAccount(state, code.objectId);
  if (code === undefined || person === undefined) throw entraError.malformed("invalid_grant");
  if (code.isRedeemed) throw entraError.codeRedeemed();
  if (azure.wallNow() >= code.issuedAtMs + CODE_LIFETIME_MS) throw entraError.codeExpired();
  const revokedAtMs = revokedSince(state, person, code.signedInAtMs);
  if (revokedAtMs !== undefined) throw entraError.grantRevoked(code.signedInAtMs, revokedAtMs);
  if (!belongsTo(authority, person)) throw entraError.codeOfOtherTenant();
  if (redirectUri !== code.redirectUri) throw entraError.replyAddressChanged(redirectUri, code.redirectUri);
  if (challengeFor(verifier) !== code.codeChallenge) throw entraError.verifierMismatch();
  const scope = form.get("scope") ?? code.scope;
  const scopes = requestedScopes(state, authority, scope);
  const grant = {
    person,
    signedInAtMs: code.signedInAtMs,
    nonce: code.nonce,
    scopes,
    resource: onlyResource(scopes),
    scope: code.scope,
    lineBeganMs: azure.wallNow(),
    ...requestedClaims(form.get("claims")),
  };
  redeem(azure, code);
  return grant;
}

function redeem(azure: LocalAzure, code: AuthorizationCode): void {
  code.isRedeemed = true;
  azure.changed();
}

const challengeFor = (verifier: string): string => createHash("sha256").update(verifier).digest("base64url");
