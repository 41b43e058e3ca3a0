interface More {
  readonly status?: number;
  readonly suberror?: string;
  /** A claims challenge, which the client sends along with its next interactive request. */
  readonly claims?: string;
}

/** Thrown anywhere below the endpoints of Entra; each endpoint words it in its own way. */
export class EntraRefusal extends Error {
  readonly code: number;
  readonly error: string;
  readonly status: number;
  readonly suberror: string | undefined;
  readonly claims: string | undefined;

  constructor(code: number, error: string, message: string, more: More = {}) {
    super(message);
    this.name = "EntraRefusal";
    this.code = code;
    this.error = error;
    this.status = more.status ?? 400;
    this.suberror = more.suberror;
    this.claims = more.claims;
  }
}

const refuse = (code: number, error: string, message: string, more?: More): EntraRefusal =>
  new EntraRefusal(code, error, message, more);

/**
 * Codes have their published meaning, https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 * (AADSTS9002325 to 9002327 from field reports). Texts marked "Unconfirmed" were not found literally; which
 * `error` goes with a code is from field reports, or marked as well.
 */
export const entraError = {
  tenantNotFound: (tenant: string) =>
    refuse(
      90002,
      "invalid_tenant",
      `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
    ),
  workAccountsOnly: (clientId: string, name: string) =>
    refuse(
      9002332,
      "invalid_request",
      `Application '${clientId}'(${name}) is configured for use by Microsoft Entra users only. Please do not use the /consumers endpoint to serve this request.`,
    ),
  clientNotFound: (clientId: string, tenant: string) =>
    refuse(
      700016,
      "unauthorized_client",
      `Application with identifier '${clientId}' was not found in the directory '${tenant}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
    ),
  noReplyAddress: () => refuse(900971, "invalid_request", "No reply address provided."),
  replyAddressUnknown: (clientId: string, redirectUri: string) =>
    refuse(
      50011,
      "invalid_request",
      `The redirect URI '${redirectUri}' specified in the request does not match the redirect URIs configured for the application '${clientId}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal.`,
    ),
  // Unconfirmed: code and error; the text is from general knowledge.
  replyAddressChanged: (sent: string, expected: string) =>
    refuse(
      500112,
      "invalid_client",
      `The reply address '${sent}' does not match the reply address '${expected}' provided when requesting Authorization code.`,
    ),
  missingParameter: (name: string) =>
    refuse(900144, "invalid_request", `The request body must contain the following parameter: '${name}'.`),
  malformed: (error: "invalid_request" | "invalid_grant" = "invalid_request") =>
    refuse(9002313, error, "Invalid request. Request is malformed or invalid."),
  // Unconfirmed text.
  unsupportedPrompt: (prompt: string) =>
    refuse(90023, "invalid_request", `Unsupported 'prompt' value '${prompt}'.`),
  // Unconfirmed text.
  unsupportedResponseMode: (mode: string) =>
    refuse(
      70007,
      "unsupported_response_mode",
      `'${mode}' is not a supported value of 'response_mode' when requesting a code.`,
    ),
  // Unconfirmed text.
  unsupportedResponseType: (type: string) =>
    refuse(70005, "unsupported_response_type", `The response type '${type}' is not supported.`),
  pkceRequired: () =>
    refuse(
      9002325,
      "invalid_request",
      "Proof Key for Code Exchange is required for cross-origin authorization code redemption.",
    ),
  challengeMethod: () => refuse(50149, "invalid_request", "Invalid Code_Challenge_method parameter."),
  challengeSize: () => refuse(501491, "invalid_request", "Invalid size of Code_Challenge parameter."),
  verifierMismatch: () =>
    refuse(
      501481,
      "invalid_grant",
      "The Code_Verifier does not match the code_challenge supplied in the authorization request.",
    ),
  invalidScope: (scope: string) =>
    refuse(
      70011,
      "invalid_scope",
      `The provided value for the input parameter 'scope' isn't valid. The scope ${scope} isn't valid.`,
    ),
  // Unconfirmed text.
  severalResources: (scope: string) =>
    refuse(
      700022,
      "invalid_scope",
      `The provided value for the input parameter scope is not valid because it contains more than one resource. Scope ${scope} is not valid.`,
    ),
  resourceNotFound: (resource: string, tenant: string) =>
    refuse(
      500011,
      "invalid_resource",
      `The resource principal named ${resource} was not found in the tenant named ${tenant}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`,
    ),
  notSignedIn: () =>
    refuse(50058, "login_required", "A silent sign-in request was sent but no user is signed in."),
  // Unconfirmed: code and text.
  severalSignedIn: () =>
    refuse(
      16000,
      "interaction_required",
      "Either multiple user identities are available for the current request or selected account is not supported for the scenario.",
    ),
  foreignAccount: (account: string, issuer: string, tenant: string, clientId: string, name: string) =>
    refuse(
      50020,
      "invalid_grant",
      `User account '${account}' from identity provider '${issuer}' does not exist in tenant '${tenant}' and cannot access the application '${clientId}'(${name}) in that tenant. The account needs to be added as an external user in the tenant first. Sign out and sign in again with a different Microsoft Entra user account.`,
    ),
  // Unconfirmed text.
  accountNotFound: (account: string, tenant: string) =>
    refuse(
      50034,
      "invalid_grant",
      `The user account ${account} does not exist in the ${tenant} directory. To sign into this application, the account must be added to the directory.`,
    ),
  // At the token endpoint this is an invalid_grant, which field reports confirm; silent sign-in is unconfirmed.
  consentRequired: (clientId: string, name: string, error: "invalid_grant" | "consent_required") =>
    refuse(
      65001,
      error,
      `The user or administrator has not consented to use the application with ID '${clientId}' named '${name}'. Send an interactive authorization request for this user and resource.`,
      { suberror: "consent_required" },
    ),
  // Unconfirmed: text and error.
  consentDeclined: () =>
    refuse(65004, "access_denied", "User declined to consent to access the app.", { suberror: "cancel" }),
  // Unconfirmed: error.
  adminConsentRequired: () =>
    refuse(90094, "access_denied", "Administrator consent is required.", { suberror: "consent_required" }),
  /** Field reports have `invalid_grant` as well as `interaction_required` here; MSAL treats both the same. */
  proofRequired: (resource: string, claims: string) =>
    refuse(
      50076,
      "interaction_required",
      `Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '${resource}'.`,
      { suberror: "basic_action", claims },
    ),
  // That it is an invalid_grant at the token endpoint is from field reports; silent sign-in is unconfirmed.
  blocked: (error: "invalid_grant" | "access_denied") =>
    refuse(
      53003,
      error,
      "Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.",
      { suberror: "message_only" },
    ),
  codeRedeemed: () =>
    refuse(
      54005,
      "invalid_grant",
      "OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.",
    ),
  codeExpired: () =>
    refuse(
      70008,
      "invalid_grant",
      "The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.",
      { suberror: "bad_token" },
    ),
  codeOfOtherTenant: () =>
    refuse(
      700005,
      "invalid_grant",
      "Provided Authorization Code is intended to use against other tenant, thus rejected. OAuth2 Authorization Code must be redeemed against same tenant it was acquired for (/common or /{tenant-ID} as appropriate).",
    ),
  // As the Azure CLI shows it, https://github.com/Azure/azure-cli/pull/23635
  grantRevoked: (issuedAtMs: number, validFromMs: number) =>
    refuse(
      50173,
      "invalid_grant",
      `The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password. The grant was issued on '${new Date(issuedAtMs).toISOString()}' and the TokensValidFrom date (before which tokens are not valid) for this user is '${new Date(validFromMs).toISOString()}'.`,
      { suberror: "bad_token" },
    ),
  refreshTokenExpired: (issuedAtMs: number) =>
    refuse(
      700084,
      "invalid_grant",
      `The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime of 1.00:00:00, which cannot be extended. It is now expired and a new sign in request must be sent by the SPA to the sign in page. The token was issued on ${new Date(issuedAtMs).toISOString()}.`,
      { suberror: "bad_token" },
    ),
  crossOriginOnly: () =>
    refuse(
      9002327,
      "invalid_request",
      "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
    ),
  publicClient: () =>
    refuse(
      700025,
      "invalid_client",
      "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
      { status: 401 },
    ),
  noClientCredential: () =>
    refuse(
      7000218,
      "invalid_client",
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
      { status: 401 },
    ),
  wrongSecret: (clientId: string) =>
    refuse(
      7000215,
      "invalid_client",
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`,
      { status: 401 },
    ),
  // Unconfirmed: the reason for a signature that is wrong.
  assertionSignature: (reason: string, key: string) =>
    refuse(
      700027,
      "invalid_client",
      `The certificate with identifier used to sign the client assertion is not registered on application. [Reason - ${reason}, Thumbprint of key used by client: '${key}']`,
      { status: 401 },
    ),
  // Unconfirmed text.
  assertionMalformed: () =>
    refuse(50027, "invalid_client", "JWT token is invalid or malformed.", { status: 401 }),
  assertionTime: (nowMs: number) =>
    refuse(
      700024,
      "invalid_client",
      `Client assertion is not within its valid time range. Current time: ${new Date(nowMs).toISOString()}.`,
      { status: 401 },
    ),
  // Unconfirmed: code and text are from field reports.
  assertionAudience: () =>
    refuse(700023, "invalid_client", "Client assertion audience claim does not match Realm issuer.", {
      status: 401,
    }),
  assertionOfOther: () =>
    refuse(
      700021,
      "invalid_client",
      "Client assertion application identifier doesn't match 'client_id' parameter.",
      { status: 401 },
    ),
  /** From field reports: 700211 for the issuer, 700212 for the audience, 700213 for the subject. */
  noFederation: (code: 700211 | 700212 | 700213, what: string, value: string) =>
    refuse(
      code,
      "invalid_client",
      `No matching federated identity record found for presented assertion ${what} '${value}'. Please check your federated identity credential Subject, Audience and Issuer against the presented assertion.`,
      { status: 401 },
    ),
  // From field reports.
  noServicePrincipal: (clientId: string, tenant: string) =>
    refuse(
      7000229,
      "unauthorized_client",
      `The client application '${clientId}' is missing service principal in the tenant '${tenant}'.`,
    ),
  defaultScopeOnly: (scope: string) =>
    refuse(
      1002012,
      "invalid_scope",
      `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    ),
  unsupportedGrantType: (grantType: string) =>
    refuse(70003, "unsupported_grant_type", `The app requested an unsupported grant type '${grantType}'.`),
  wrongMethod: (only: string, method: string) =>
    refuse(
      900561,
      "invalid_request",
      `The endpoint only accepts ${only} requests. Received a ${method} request.`,
      { status: 405 },
    ),
};
