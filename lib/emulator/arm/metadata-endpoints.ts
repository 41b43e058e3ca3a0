import { armError } from "../errors/arm-error";
import { json, type Reply } from "../http/reply";
import type { WireRequest } from "../http/wire-request";
import { WELL_FORMED_VERSION } from "./api-versions";

const FIRST_LIST_VERSION = "2019-05-01";

/**
 * The cloud that this ARM belongs to; asked without a token.
 *
 * The shape is from general knowledge. Other services than ARM and sign-in are named by their public addresses.
 */
export function metadataEndpoints(request: WireRequest): Reply {
  // Unconfirmed: that it answers without a version, too.
  const apiVersion = request.query.get("api-version") ?? FIRST_LIST_VERSION;
  if (!WELL_FORMED_VERSION.test(apiVersion) || apiVersion < FIRST_LIST_VERSION) {
    throw armError.invalidApiVersion(apiVersion);
  }
  return json(200, [
    {
      portal: "https://portal.azure.com",
      authentication: {
        loginEndpoint: `${request.origin}/`,
        audiences: ["https://management.core.windows.net/", "https://management.azure.com/"],
        tenant: "common",
        identityProvider: "AAD",
      },
      graphAudience: "https://graph.windows.net/",
      graph: "https://graph.windows.net/",
      name: "AzureCloud",
      suffixes: {
        storage: "core.windows.net",
        keyVaultDns: "vault.azure.net",
        acrLoginServer: "azurecr.io",
      },
      resourceManager: `${request.origin}/`,
    },
  ]);
}
