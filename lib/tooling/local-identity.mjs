/**
 * Where the dashboard gets a token of its own from the local Azure: to read for status walls, and when it acts for people.
 *
 * The names are those of App Service, which @azure/identity looks for.
 *
 * @param {Pick<import("./start-settings.mjs").StartSettings, "azureMode" | "emulatorPort">} settings
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {Record<string, string>}
 */
export function localIdentity({ azureMode, emulatorPort }, env) {
  // What is neither is left to be refused.
  if (azureMode !== "emulator" || !["", "on"].includes(env["APP_IDENTITY"] ?? "")) return {};
  return {
    APP_IDENTITY: "on",
    IDENTITY_ENDPOINT: `http://127.0.0.1:${emulatorPort}/msi/token`,
    IDENTITY_HEADER: "local-azure",
  };
}
