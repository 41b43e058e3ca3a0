import { armError } from "../errors/arm-error";
import { entraError } from "../errors/entra-error";
import { json, type Reply } from "../http/reply";
import type { WireRequest } from "../http/wire-request";
import type { LocalAzure } from "../local-azure";
import { accessToken } from "./access-token";
import { applicationOf } from "./app-registration";
import { nameOf, type Authority } from "./authority";
import { requireClientProof } from "./client-proof";
import { tokenTimes } from "./conditions";
import { required } from "./required-parameter";
import { onlyResource, requestedScopes } from "./requested-scopes";

/**
 * A token for the application itself.
 *
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
export async function grantToApplication(
  azure: LocalAzure,
  wire: WireRequest,
  authority: Authority,
  form: URLSearchParams,
): Promise<Reply> {
  const { state } = azure;
  const application = applicationOf(state);
  if (authority.tenant === undefined) {
    throw armError.notImplemented(`grant_type=client_credentials at ${authority.segment}`);
  }
  const proof = await requireClientProof(azure, wire, authority, form);
  if (application.tenantId !== authority.tenant.tenantId) {
    throw entraError.noServicePrincipal(application.principalName, nameOf(authority));
  }
  const scope = required(form, "scope");
  if (!scope.split(" ").every((one) => one.endsWith("/.default"))) throw entraError.defaultScopeOnly(scope);
  const resource = onlyResource(requestedScopes(state, authority, scope));
  const times = tokenTimes(state, application, "access", resource.name, azure.wallNow());
  const subject = { person: application, resource, capabilities: [], contexts: [], proof };
  return json(200, {
    token_type: "Bearer",
    expires_in: times.lastsSeconds,
    ext_expires_in: times.lastsSeconds,
    access_token: await accessToken(azure, subject, wire.origin, times),
  });
}
