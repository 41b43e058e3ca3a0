import "server-only";
import { getConfiguration } from "@/lib/config/configuration";
import { getAppRegistration } from "./app-registration";
import type { SignInSettings } from "./model";
import { openIdConfigurationOf } from "./openid-configuration";

const OPEN_ID_SCOPES = ["openid", "profile", "offline_access"];

/** Several tenants sign in at the door for all organisations; only those that are let in get a session. */
export async function getSignInSettings(): Promise<SignInSettings> {
  const { authorityEndpoint, armScope, azureMode, accessMode } = getConfiguration();
  const { clientId, tenantIds } = await getAppRegistration();
  const [onlyTenant, ...others] = tenantIds;
  const segment = onlyTenant === undefined || others.length > 0 ? "organizations" : onlyTenant;
  const { host } = new URL(authorityEndpoint);
  return {
    clientId,
    // MSAL takes authorities of https only, and asks this address nothing when it is given the metadata.
    authority: `https://${host}/${segment}`,
    knownAuthorities: [host],
    authorityMetadata:
      azureMode === "emulator" ? JSON.stringify((await openIdConfigurationOf(segment)).document) : undefined,
    scopes: accessMode === "delegated" ? [...OPEN_ID_SCOPES, resourceScope(armScope)] : OPEN_ID_SCOPES,
  };
}

/** ARM's audience ends in a slash, which the scope repeats: https://learn.microsoft.com/entra/identity-platform/scopes-oidc#trailing-slash-and-default */
function resourceScope(armScope: string): string {
  return armScope.replace(/\/?\/\.default$/, "//.default");
}
