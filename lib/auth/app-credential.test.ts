import { afterEach, describe, expect, it, vi } from "vitest";
import { credentialKind, makeAppCredential } from "./app-credential";

const AZURE = { azureMode: "azure", authorityEndpoint: "https://login.microsoftonline.us" } as const;
const EMULATOR = { azureMode: "emulator", authorityEndpoint: "http://localhost:4747" } as const;
const IDS = {
  AZURE_TENANT_ID: "9c2f6e1a-4b7d-4f0e-8a35-1d6c5b2e7f90",
  AZURE_CLIENT_ID: "b7d0e9f2-5c48-4a16-8e3d-6f9a0b1c2d3e",
};
const LOCAL = { IDENTITY_ENDPOINT: "http://127.0.0.1:4747/msi/token", IDENTITY_HEADER: "local-azure" };

afterEach(() => {
  vi.unstubAllEnvs();
});

async function nameOfCredential(configuration: typeof AZURE | typeof EMULATOR, env: Record<string, string>) {
  // The library looks for itself, too.
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  return (await makeAppCredential(configuration, env)).constructor.name;
}

describe("how the app proves who it is", () => {
  it.each([
    [{}, "managed"],
    [{ AZURE_CLIENT_ID: "a-user-assigned-identity" }, "managed"],
    [{ AZURE_FEDERATED_TOKEN_FILE: "/var/run/token" }, "workload"],
    [{ AZURE_CLIENT_CERTIFICATE_PATH: "/app.pem" }, "environment"],
    [{ AZURE_CLIENT_SECRET: "a-secret" }, "environment"],
    [{ AZURE_CLIENT_SECRET: "a-secret", AZURE_FEDERATED_TOKEN_FILE: "/var/run/token" }, "environment"],
    [{ AZURE_CLIENT_SECRET: "", AZURE_FEDERATED_TOKEN_FILE: "" }, "managed"],
  ])("with %j is %s", (env, kind) => {
    expect(credentialKind(env)).toBe(kind);
  });

  it.each([
    [{ ...IDS, AZURE_CLIENT_SECRET: "a-secret" }, "EnvironmentCredential"],
    [{ ...IDS, AZURE_FEDERATED_TOKEN_FILE: "/var/run/token" }, "WorkloadIdentityCredential"],
    [{}, "ManagedIdentityCredential"],
  ])("with %j is left to the SDK's %s", async (env, name) => {
    expect(await nameOfCredential(AZURE, env)).toBe(name);
  });
});

describe("with the local Azure", () => {
  it("only the local managed identity is used, whatever else is in the environment", async () => {
    const env = {
      ...IDS,
      ...LOCAL,
      AZURE_CLIENT_SECRET: "of-the-real-one",
      AZURE_FEDERATED_TOKEN_FILE: "/t",
    };
    expect(await nameOfCredential(EMULATOR, env)).toBe("ManagedIdentityCredential");
  });

  it.each([
    ["nothing is set", {}],
    ["the endpoint is missing", { IDENTITY_HEADER: "local-azure" }],
    ["the header is missing", { IDENTITY_ENDPOINT: LOCAL.IDENTITY_ENDPOINT }],
    ["the endpoint is elsewhere", { ...LOCAL, IDENTITY_ENDPOINT: "http://169.254.129.1:8081/msi/token" }],
    ["the endpoint is no address", { ...LOCAL, IDENTITY_ENDPOINT: "localhost" }],
  ])("it is refused in words when %s", async (_, env) => {
    await expect(makeAppCredential(EMULATOR, env)).rejects.toMatchObject({
      code: "unavailable",
      userMessage: expect.stringContaining("no identity of its own") as unknown,
    });
  });
});
