import { json, Refusal } from "../http/reply";

/** ARM's own envelope. Texts marked "Unconfirmed" were not found literally in a recording, document or field report. */
function refuse(
  status: number,
  code: string,
  message: string,
  more: { target?: string; additionalInfo?: unknown[]; headers?: Record<string, string> } = {},
): Refusal {
  const { headers, target, ...rest } = more;
  const error = target === undefined ? { code, message, ...rest } : { code, target, message, ...rest };
  return new Refusal(json(status, { error }, headers));
}

const challenge = (authority: string, description: string): Record<string, string> => ({
  "www-authenticate": `Bearer authorization_uri="${authority}", error="invalid_token", error_description="${description}"`,
});

/** `11/24/2025 11:31:00 PM`, the only place where ARM writes American dates. */
function americanDate(ms: number): string {
  const date = new Date(ms);
  const pad = (value: number) => String(value).padStart(2, "0");
  const hours = date.getUTCHours();
  const clock = `${String(hours % 12 || 12)}:${pad(date.getUTCMinutes())}:${pad(date.getUTCSeconds())}`;
  return `${String(date.getUTCMonth() + 1)}/${String(date.getUTCDate())}/${String(date.getUTCFullYear())} ${clock} ${hours < 12 ? "AM" : "PM"}`;
}

export const armError = {
  // Unconfirmed: text from general knowledge, as for every 401 here that does not say otherwise.
  authenticationFailed: (authority: string) =>
    refuse(401, "AuthenticationFailed", "Authentication failed. The 'Authorization' header is missing.", {
      headers: challenge(authority, "The authentication failed because of missing 'Authorization' header."),
    }),
  // Unconfirmed text.
  invalidToken: (authority: string) =>
    refuse(401, "InvalidAuthenticationToken", "The access token is invalid.", {
      headers: challenge(authority, "The access token is invalid."),
    }),
  /**
   * The header as documented, https://learn.microsoft.com/entra/identity-platform/claims-challenge
   * Unconfirmed: code and text of the body.
   */
  insufficientClaims: (authority: string, claims: string) =>
    refuse(
      401,
      "InvalidAuthenticationToken",
      "The access token does not have the claims that are required.",
      {
        headers: {
          "www-authenticate": `Bearer realm="", authorization_uri="${authority}/oauth2/v2.0/authorize", error="insufficient_claims", claims="${Buffer.from(claims).toString("base64")}"`,
        },
      },
    ),
  // Unconfirmed text.
  wrongAudience: (authority: string, audience: string, allowed: readonly string[]) =>
    refuse(
      401,
      "InvalidAuthenticationTokenAudience",
      `The access token has been obtained for wrong audience or resource '${audience}'. It should exactly match with one of the allowed audiences '${allowed.join("','")}'.`,
      { headers: challenge(authority, "The access token has been obtained for wrong audience.") },
    ),
  // The text is from field reports, such as https://github.com/Azure/pcs-cli/issues/357
  wrongTenant: (issuer: string, expectedIssuer: string, authority: string) =>
    refuse(
      401,
      "InvalidAuthenticationTokenTenant",
      `The access token is from the wrong issuer '${issuer}'. It must match the tenant '${expectedIssuer}' associated with this subscription. Please use the authority (URL) '${authority}' to get the token. Note, if the subscription is transferred to another tenant there is no impact to the services, but information about new tenant could take time to propagate (up to an hour). If you just transferred your subscription and see this error message, please try back later.`,
      // Unconfirmed.
      { headers: challenge(authority, "The access token is from the wrong issuer.") },
    ),
  expiredToken: (authority: string, expiresAtMs: number, nowMs: number) =>
    refuse(
      401,
      "ExpiredAuthenticationToken",
      `The access token expiry UTC time '${americanDate(expiresAtMs)}' is earlier than current UTC time '${americanDate(nowMs)}'.`,
      { headers: challenge(authority, "The access token expiry UTC time is earlier than current UTC time.") },
    ),
  authorizationFailed: (client: string, objectId: string, action: string, scope: string) =>
    refuse(
      403,
      "AuthorizationFailed",
      `The client '${client}' with object id '${objectId}' does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
    ),
  // Unconfirmed text.
  missingApiVersion: () =>
    refuse(
      400,
      "MissingApiVersionParameter",
      "The api-version query parameter (?api-version=) is required for all requests.",
    ),
  // Unconfirmed text.
  invalidApiVersion: (apiVersion: string) =>
    refuse(400, "InvalidApiVersionParameter", `The api-version '${apiVersion}' is invalid.`),
  noRegisteredProvider: (
    type: string,
    location: string,
    apiVersion: string,
    apiVersions: readonly string[],
    locations: readonly string[],
  ) =>
    refuse(
      400,
      "NoRegisteredProviderFound",
      `No registered resource provider found for location '${location}' and API version '${apiVersion}' for type '${type}'. The supported api-versions are '${apiVersions.join(", ")}'. The supported locations are '${locations.join(", ")}'.`,
    ),
  // Unconfirmed text.
  subscriptionNotFound: (subscriptionId: string) =>
    refuse(404, "SubscriptionNotFound", `The subscription '${subscriptionId}' could not be found.`),
  resourceGroupNotFound: (name: string) =>
    refuse(404, "ResourceGroupNotFound", `Resource group '${name}' could not be found.`),
  /** `typeAndName` like `Microsoft.ContainerRegistry/registries/contoso`. */
  resourceNotFound: (typeAndName: string, resourceGroup: string) =>
    refuse(
      404,
      "ResourceNotFound",
      `The Resource '${typeAndName}' under resource group '${resourceGroup}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`,
    ),
  // The template is confirmed; its ending is not.
  parentResourceNotFound: (operation: string, type: string, parentId: string) =>
    refuse(
      404,
      "ParentResourceNotFound",
      `Failed to perform '${operation}' on resource(s) of type '${type}', because the parent resource '${parentId}' could not be found.`,
    ),
  // Unconfirmed: no wording of a lock that is not there was found.
  lockNotFound: (name: string) => refuse(404, "LockNotFound", `The lock '${name}' could not be found.`),
  locationNotAvailable: (location: string, type: string, locations: readonly string[]) =>
    refuse(
      400,
      "LocationNotAvailableForResourceType",
      `The provided location '${location}' is not available for resource type '${type}'. List of available regions for the resource type is '${locations.join(",")}'.`,
    ),
  // Unconfirmed text.
  locationRequired: () =>
    refuse(400, "LocationRequired", "The location property is required for this definition."),
  // Unconfirmed for this resource type.
  locationChanged: (name: string, location: string, resourceGroup: string, wanted: string) =>
    refuse(
      409,
      "InvalidResourceLocation",
      `The resource '${name}' already exists in location '${location}' in resource group '${resourceGroup}'. A resource with the same name cannot be created in location '${wanted}'. Please select a new resource name.`,
    ),
  /** `operation` is `delete`, or `write` for PUT and PATCH. */
  scopeLocked: (scope: string, operation: string, lockedScopes: readonly string[]) =>
    refuse(
      409,
      "ScopeLocked",
      `The scope '${scope}' cannot perform ${operation} operation because following scope(s) are locked: '${lockedScopes.join(",")}'. Please remove the lock and try again.`,
    ),
  disallowedByPolicy: (name: string, identifiers: unknown[], additionalInfo: unknown[]) =>
    refuse(
      403,
      "RequestDisallowedByPolicy",
      `Resource '${name}' was disallowed by policy. Policy identifiers: '${JSON.stringify(identifiers)}'.`,
      { target: name, additionalInfo },
    ),
  throttled: (kind: string, subscriptionId: string, objectId: string, retryAfterSeconds: number) =>
    refuse(
      429,
      "SubscriptionRequestsThrottled",
      `Number of '${kind}' requests for subscription '${subscriptionId}' actor '${objectId}' exceeded. Please try again after '${String(retryAfterSeconds)}' seconds.`,
      { headers: { "retry-after": String(retryAfterSeconds) } },
    ),
  // Unconfirmed: code and text, made after the one for subscriptions.
  tenantThrottled: (kind: string, tenantId: string, objectId: string, retryAfterSeconds: number) =>
    refuse(
      429,
      "TenantRequestsThrottled",
      `Number of '${kind}' requests for tenant '${tenantId}' actor '${objectId}' exceeded. Please try again after '${String(retryAfterSeconds)}' seconds.`,
      { headers: { "retry-after": String(retryAfterSeconds) } },
    ),
  // Unconfirmed text; ARM appends the reader's own complaint in the same place.
  invalidContent: (why: string) =>
    refuse(
      400,
      "InvalidRequestContent",
      `The request content was invalid and could not be deserialized: '${why}'.`,
    ),
  // Unconfirmed: status and text.
  contentTooLarge: (limitBytes: number) =>
    refuse(
      400,
      "RequestContentTooLarge",
      `The request content size exceeds the maximum size of ${String(limitBytes)} bytes.`,
    ),
  // Unconfirmed text.
  unsupportedMediaType: () =>
    refuse(
      415,
      "UnsupportedMediaType",
      "The content media type is not supported. Only 'application/json' is supported.",
    ),
  // Unconfirmed text.
  invalidUri: () => refuse(400, "InvalidRequestUri", "The request URI is invalid."),
  // Unconfirmed text.
  invalidQuery: (parameter: string) =>
    refuse(400, "InvalidQueryParameter", `The query parameter '${parameter}' has an invalid value.`),
  // Unconfirmed text.
  invalidLockLevel: (level: string) =>
    refuse(
      400,
      "InvalidLockLevel",
      `The lock level '${level}' is not valid. It must be CanNotDelete or ReadOnly.`,
    ),
  // Unconfirmed: pattern of the ARM name rule, see the schema's 5 to 50 letters and digits.
  invalidResourceName: (name: string) =>
    refuse(
      400,
      "InvalidResourceName",
      `Resource name ${name} is invalid. It must be 5 to 50 characters long and may only contain alphanumeric characters.`,
    ),
  // Not of ARM: the emulator's own honesty about what it does not do.
  notImplemented: (what: string) =>
    refuse(501, "NotImplemented", `Local Azure does not implement ${what}. Real Azure may.`),
  // Not of ARM: a bug in the emulator, logged there.
  internal: () => refuse(500, "InternalServerError", "Local Azure failed to answer. Its log says why."),
};
