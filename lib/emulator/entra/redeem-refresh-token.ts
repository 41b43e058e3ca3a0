import { entraError } from "../errors/entra-error";
import type { LocalAzure } from "../local-azure";
import { appRegistrationOf } from "./app-registration";
import { belongsTo, findAccount, issuerV2, nameOf, type Authority } from "./authority";
import { revokedSince } from "./claims-challenges";
import { REFRESH_LIFETIME_MS } from "./issue-refresh-token";
import { onlyResource, requestedScopes } from "./requested-scopes";
import { requestedClaims } from "./requested-claims";
import { required } from "./required-parameter";
import type { TokenGrant } from "./token-grant";

/**
 * The grant behind a refresh token, which stays good: Entra does not revoke one for having been used.
 * https://learn.microsoft.com/entra/identity-platform/refresh-tokens
 */
export function redeemRefreshToken(
  azure: LocalAzure,
  authority: Authority,
  form: URLSearchParams,
  origin: string,
): TokenGrant {
  const { state } = azure;
  const sent = required(form, "refresh_token");
  const found = state.entra.refreshTokens.find((one) => one.token === sent);
  const person = found && findAccount(state, found.objectId);
  if (found === undefined || person === undefined) throw entraError.malformed("invalid_grant");
  if (azure.wallNow() >= found.lineBeganMs + REFRESH_LIFETIME_MS) {
    throw entraError.refreshTokenExpired(found.lineBeganMs);
  }
  const revokedAtMs = revokedSince(state, person, found.signedInAtMs);
  if (revokedAtMs !== undefined) throw entraError.grantRevoked(found.signedInAtMs, revokedAtMs);
  if (!belongsTo(authority, person)) {
    const { clientId, displayName } = appRegistrationOf(state);
    const issuer = issuerV2(origin, person.tenantId);
    throw entraError.foreignAccount(person.principalName, issuer, nameOf(authority), clientId, displayName);
  }
  const scopes = requestedScopes(state, authority, form.get("scope") ?? found.scope);
  return {
    person,
    signedInAtMs: found.signedInAtMs,
    nonce: null,
    scopes,
    resource: onlyResource(scopes),
    scope: found.scope,
    lineBeganMs: found.lineBeganMs,
    ...requestedClaims(form.get("claims")),
  };
}
