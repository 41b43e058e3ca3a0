import "server-only";
import type { TokenCredential } from "@azure/identity";
import { isLoopbackOrigin } from "@/lib/config/loopback";
import type { Configuration } from "@/lib/config/configuration";
import { AppError } from "@/lib/errors/app-error";

export type CredentialKind = "environment" | "workload" | "managed";
type Environment = Readonly<Record<string, string | undefined>>;

/** Which way the app proves who it is, by the variables that @azure/identity reads. */
export function credentialKind(env: Environment): CredentialKind {
  if (env["AZURE_CLIENT_SECRET"] || env["AZURE_CLIENT_CERTIFICATE_PATH"]) return "environment";
  return env["AZURE_FEDERATED_TOKEN_FILE"] ? "workload" : "managed";
}

/**
 * The app's own credential.
 *
 * With the local Azure it is the local managed identity and nothing else: a secret for the real one that happens
 * to be in the environment is never used, and what it would give never goes to a program on this machine.
 */
export async function makeAppCredential(
  { azureMode, authorityEndpoint }: Pick<Configuration, "azureMode" | "authorityEndpoint">,
  env: Environment,
): Promise<TokenCredential> {
  const kind = azureMode === "emulator" ? "managed" : credentialKind(env);
  if (azureMode === "emulator") requireLocalIdentity(env);
  // Loaded only where it is needed, because it is large.
  const { EnvironmentCredential, ManagedIdentityCredential, WorkloadIdentityCredential } =
    await import("@azure/identity");
  const retryOptions = { maxRetries: 1 };
  // Without this the library asks login.microsoftonline.com whether the authority exists, also from another cloud or
  // behind a proxy that lets nothing through to there. It is as configured; there is nobody to ask.
  const options = { authorityHost: authorityEndpoint, disableInstanceDiscovery: true, retryOptions };
  switch (kind) {
    case "environment":
      return new EnvironmentCredential(options);
    case "workload":
      return new WorkloadIdentityCredential(options);
    case "managed": {
      const clientId = azureMode === "emulator" ? undefined : env["AZURE_CLIENT_ID"];
      return clientId
        ? new ManagedIdentityCredential({ clientId, retryOptions })
        : new ManagedIdentityCredential({ retryOptions });
    }
  }
}

function requireLocalIdentity(env: Environment): void {
  const endpoint = env["IDENTITY_ENDPOINT"] ?? "";
  const isLocal = URL.canParse(endpoint) && isLoopbackOrigin(new URL(endpoint).origin);
  if (isLocal && env["IDENTITY_HEADER"]) return;
  throw new AppError("unavailable", {
    userMessage: "Replica Map has no identity of its own at the local Azure.",
    nextStep:
      "Start both together with npm start, or set IDENTITY_ENDPOINT and IDENTITY_HEADER as the local Azure's README says.",
    changedNothing: true,
  });
}
