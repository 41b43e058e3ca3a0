import { accessToken } from "../entra/access-token";
import { tokenTimes } from "../entra/conditions";
import { findResource } from "../entra/requested-scopes";
import { managedIdentityError } from "../errors/managed-identity-error";
import { json, Refusal, type Reply } from "../http/reply";
import type { WireRequest } from "../http/wire-request";
import type { LocalAzure } from "../local-azure";
import type { EmulatorState, Person } from "../state/model";

export const MANAGED_IDENTITY_PATH = "/msi/token";
/** App Service makes a new secret at each start. Here it is no secret: anybody may have any token. */
export const IDENTITY_HEADER = "local-azure";

const API_VERSION = "2019-08-01";
/** Tokens of managed identities last a day: https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/managed-identities-faq */
const LIFETIME_SECONDS = 86_400;

/**
 * Answers as App Service does to the app that runs there, which is the dashboard.
 *
 * https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference
 */
export async function answerManagedIdentity(azure: LocalAzure, request: WireRequest): Promise<Reply> {
  try {
    return await giveToken(azure, request);
  } catch (error) {
    if (error instanceof Refusal) return error.reply;
    throw error;
  }
}

async function giveToken(azure: LocalAzure, request: WireRequest): Promise<Reply> {
  const { query, method, identityHeader, origin } = request;
  if (method !== "GET") throw managedIdentityError.methodNotAllowed();
  if (identityHeader !== IDENTITY_HEADER) throw managedIdentityError.wrongHeader();
  const apiVersion = query.get("api-version");
  if (apiVersion !== API_VERSION) {
    throw managedIdentityError.unsupportedVersion(`${origin}${request.path}`, apiVersion ?? "");
  }
  const asked = query.get("resource") ?? "";
  if (asked === "") throw managedIdentityError.missingResource();
  const identity = identityOf(azure.state, query);
  const resource = findResource(azure.state, asked);
  if (resource === undefined) throw managedIdentityError.resourceNotFound(asked, identity.tenantId);
  const times = tokenTimes(azure.state, identity, "access", resource.name, azure.wallNow(), LIFETIME_SECONDS);
  const token = await accessToken(
    azure,
    { person: identity, resource, capabilities: [], contexts: [] },
    origin,
    times,
  );
  return json(200, {
    access_token: token,
    expires_on: String(times.endsAt),
    resource: asked,
    token_type: "Bearer",
    client_id: identity.principalName,
  });
}

/** The dashboard's, whether it is asked for by name or taken as the only one. */
function identityOf(state: EmulatorState, query: URLSearchParams): Person {
  const identity = state.people.find((one) => one.kind === "Application");
  const fits = (parameter: string, id: string | undefined) =>
    !query.has(parameter) || query.get(parameter)?.toLowerCase() === id;
  if (
    identity !== undefined &&
    fits("client_id", identity.principalName) &&
    fits("principal_id", identity.objectId) &&
    !query.has("mi_res_id")
  ) {
    return identity;
  }
  throw managedIdentityError.identityNotFound();
}
