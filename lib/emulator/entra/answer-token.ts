import { armError } from "../errors/arm-error";
import { entraError } from "../errors/entra-error";
import { json, type Reply } from "../http/reply";
import type { WireRequest } from "../http/wire-request";
import type { LocalAzure } from "../local-azure";
import { accessToken } from "./access-token";
import { appRegistrationOf } from "./app-registration";
import { nameOf, type Authority } from "./authority";
import { clientInfo } from "./client-info";
import { findHindrance, silentRefusal, tokenTimes } from "./conditions";
import { grantToApplication } from "./grant-to-application";
import { idToken } from "./id-token";
import { issueRefreshToken } from "./issue-refresh-token";
import { redeemCode } from "./redeem-code";
import { redeemRefreshToken } from "./redeem-refresh-token";
import { required } from "./required-parameter";
import type { TokenGrant } from "./token-grant";

/** Grants that Entra has and the local one does not. */
const NOT_HERE = [
  "password",
  "device_code",
  "urn:ietf:params:oauth:grant-type:device_code",
  "urn:ietf:params:oauth:grant-type:jwt-bearer",
];

export async function answerToken(
  azure: LocalAzure,
  wire: WireRequest,
  authority: Authority,
  form: URLSearchParams,
): Promise<Reply> {
  const grantType = required(form, "grant_type");
  if (NOT_HERE.includes(grantType)) throw armError.notImplemented(`grant_type=${grantType}`);
  const clientId = required(form, "client_id");
  if (clientId !== appRegistrationOf(azure.state).clientId) {
    throw entraError.clientNotFound(clientId, nameOf(authority));
  }
  if (grantType === "client_credentials") return grantToApplication(azure, wire, authority, form);
  if (form.has("client_secret") || form.has("client_assertion")) throw entraError.publicClient();
  if (wire.fromOrigin === undefined) throw entraError.crossOriginOnly();
  const grant = redeemed(azure, wire, authority, grantType, form);
  const hindrance = findHindrance(azure.state, grant.person, {
    resources: [grant.resource.name],
    contexts: grant.contexts,
  });
  if (hindrance !== undefined) {
    throw silentRefusal(azure.state, hindrance, "token", grant.resource.audience);
  }
  return tokens(azure, wire, grant, form.get("client_info") === "1");
}

function redeemed(
  azure: LocalAzure,
  wire: WireRequest,
  authority: Authority,
  grantType: string,
  form: URLSearchParams,
): TokenGrant {
  switch (grantType) {
    case "authorization_code":
      return redeemCode(azure, authority, form);
    case "refresh_token":
      return redeemRefreshToken(azure, authority, form, wire.origin);
    default:
      throw entraError.unsupportedGrantType(grantType);
  }
}

async function tokens(
  azure: LocalAzure,
  { origin }: WireRequest,
  grant: TokenGrant,
  wantsClientInfo: boolean,
): Promise<Reply> {
  const { state } = azure;
  const { person, resource, scopes } = grant;
  const now = azure.wallNow();
  const times = tokenTimes(state, person, "access", resource.name, now);
  const isAsked = (scope: string) => scopes.openId.includes(scope);
  return json(200, {
    token_type: "Bearer",
    scope: grantedScopes(grant).join(" "),
    expires_in: times.lastsSeconds,
    ext_expires_in: times.lastsSeconds,
    access_token: await accessToken(azure, grant, origin, times),
    ...(isAsked("offline_access") && { refresh_token: issueRefreshToken(azure, grant) }),
    ...(isAsked("openid") && { id_token: await idToken(state, grant, origin, now) }),
    ...(wantsClientInfo && { client_info: clientInfo(person) }),
  });
}

/** What was asked for, and the permission by its name, under the address that the client used. */
function grantedScopes({ resource, scopes }: TokenGrant): readonly string[] {
  if (resource.name === "graph") return scopes.openId.filter((one) => one !== "offline_access");
  const named = resource.scopes.map((one) => `${one.slice(0, one.lastIndexOf("/"))}/${resource.permission}`);
  return [...new Set([...named, ...resource.scopes])];
}
