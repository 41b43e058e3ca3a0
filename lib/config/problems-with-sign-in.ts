import { isLoopbackOrigin } from "./loopback";
import type { Variables } from "./variables";

/** What is unsafe or missing for people to sign in and for their tokens to stay safe. */
export function problemsWithSignIn(
  variables: Variables,
  publicOrigin: string,
  azureMode: "emulator" | "azure" | undefined,
): string[] {
  if (azureMode === "emulator") return withLocalAzure(variables, publicOrigin);
  return azureMode === "azure" ? withAzure(variables) : [];
}

function withLocalAzure({ AUTHORITY_ENDPOINT }: Variables, publicOrigin: string): string[] {
  const problems: string[] = [];
  if (!isLoopbackOrigin(publicOrigin)) {
    problems.push(
      `PUBLIC_ORIGIN is "${publicOrigin}", but with the local Azure anybody may be anybody, so it is for this machine only. Set it to an address on localhost, or set REPLICA_MAP_AZURE to "azure".`,
    );
  }
  if (AUTHORITY_ENDPOINT !== undefined && !isLoopbackOrigin(AUTHORITY_ENDPOINT)) {
    problems.push(
      `AUTHORITY_ENDPOINT is "${AUTHORITY_ENDPOINT}", but the local Azure is on this machine only. Unset it, or set REPLICA_MAP_AZURE to "azure".`,
    );
  }
  return problems;
}

function withAzure(variables: Variables): string[] {
  const problems: string[] = [];
  if (variables.ENTRA_TENANT_ID === undefined) {
    problems.push(
      "ENTRA_TENANT_ID is not set, so nobody could sign in. Set it to the id of the tenant whose people may, or to several with commas between them.",
    );
  }
  if (variables.ENTRA_CLIENT_ID === undefined) {
    problems.push(
      "ENTRA_CLIENT_ID is not set, so nobody could sign in. Set it to the application (client) id of the app registration.",
    );
  }
  if (variables.SESSION_SECRET === undefined) {
    problems.push(
      'SESSION_SECRET is not set, so tokens could not be kept safely. Set it to a random text of 32 bytes or more, for example what "openssl rand -base64 48" prints.',
    );
  }
  for (const name of ["ARM_ENDPOINT", "AUTHORITY_ENDPOINT"] as const) {
    const endpoint = variables[name];
    if (endpoint === undefined || !isLocalAzure(endpoint, variables.EMULATOR_PORT)) continue;
    problems.push(
      `${name} is "${endpoint}", which is where the local Azure listens, and REPLICA_MAP_AZURE is "azure". Unset it, or set REPLICA_MAP_AZURE to "emulator".`,
    );
  }
  return problems;
}

function isLocalAzure(endpoint: string, emulatorPort: number): boolean {
  return isLoopbackOrigin(endpoint) && new URL(endpoint).port === String(emulatorPort);
}
