import { json, Refusal } from "../http/reply";

const refuse = (statusCode: number, message: string): Refusal =>
  new Refusal(json(statusCode, { statusCode, message }));

/** App Service's own envelope. Only what is not marked "Unconfirmed" was found literally in field reports. */
export const managedIdentityError = {
  // Unconfirmed: status and text.
  methodNotAllowed: () => refuse(405, "The requested resource does not support this method."),
  // Unconfirmed: status and text.
  wrongHeader: () => refuse(401, "The header X-IDENTITY-HEADER is missing or wrong."),
  // https://github.com/Azure/azure-sdk-for-net/issues/16278
  unsupportedVersion: (uri: string, apiVersion: string) =>
    new Refusal(
      json(400, {
        error: {
          code: "UnsupportedApiVersion",
          message: `The HTTP resource that matches the request URI '${uri}' does not support the API version '${apiVersion}'.`,
        },
      }),
    ),
  // Unconfirmed: status and text.
  missingResource: () => refuse(400, "The parameter 'resource' is missing."),
  identityNotFound: () =>
    refuse(
      400,
      "No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId.",
    ),
  // Unconfirmed: status and envelope; the text is Entra's.
  resourceNotFound: (resource: string, tenantId: string) =>
    refuse(
      400,
      `AADSTS500011: The resource principal named ${resource} was not found in the tenant named ${tenantId}.`,
    ),
};
