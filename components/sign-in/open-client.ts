import type { IPublicClientApplication } from "@azure/msal-browser";
import type { SignInSettings } from "@/lib/entra/model";

/** Loads MSAL, which is in the first load of no page. */
export async function openClient(settings: SignInSettings): Promise<IPublicClientApplication> {
  const { PublicClientApplication } = await import("@azure/msal-browser");
  const client = new PublicClientApplication({
    auth: {
      clientId: settings.clientId,
      authority: settings.authority,
      knownAuthorities: [...settings.knownAuthorities],
      ...(settings.authorityMetadata === undefined ? {} : { authorityMetadata: settings.authorityMetadata }),
      redirectUri: `${location.origin}/auth/redirect`,
      postLogoutRedirectUri: `${location.origin}/signed-out`,
      // Without it Azure ends tokens early only by their time, and never says why it refuses one.
      clientCapabilities: ["CP1"],
    },
    // Encrypted by MSAL, and shared by the tabs, so that any of them can renew.
    cache: { cacheLocation: "localStorage" },
  });
  await client.initialize();
  return client;
}
