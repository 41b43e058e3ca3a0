import { describe, expect, it } from "vitest";
import { ConfigurationError } from "./configuration-error";
import { parseConfiguration } from "./configuration";

const TENANT = "9c2f6e1a-4b7d-4f0e-8a35-1d6c5b2e7f90";
const OTHER_TENANT = "e47a0d53-8c1b-4d69-b2f4-70c9a6135d8e";
const SECRET = "x".repeat(32);
const AZURE = {
  REPLICA_MAP_AZURE: "azure",
  ENTRA_TENANT_ID: TENANT,
  ENTRA_CLIENT_ID: "b7d0e9f2-5c48-4a16-8e3d-6f9a0b1c2d3e",
  SESSION_SECRET: SECRET,
};

function problemsOf(env: Record<string, string | undefined>): readonly string[] {
  try {
    parseConfiguration(env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

describe("what sign-in needs of a real installation", () => {
  it.each(["ENTRA_TENANT_ID", "ENTRA_CLIENT_ID", "SESSION_SECRET"])("is %s among others", (name) => {
    expect(problemsOf(AZURE)).toEqual([]);
    expect(problemsOf({ ...AZURE, [name]: undefined })).toEqual([
      expect.stringMatching(new RegExp(`^${name} is not set, so .+ Set it to `)),
    ]);
  });

  it("is one tenant or several, by their ids", () => {
    expect(parseConfiguration(AZURE).entraTenantIds).toEqual([TENANT]);
    const several = `${TENANT.toUpperCase()}, ${OTHER_TENANT},${TENANT}`;
    expect(parseConfiguration({ ...AZURE, ENTRA_TENANT_ID: several }).entraTenantIds).toEqual([
      TENANT,
      OTHER_TENANT,
    ]);
  });

  it.each(["contoso.com", "organizations", `${TENANT},common`, ","])(
    "is never everybody or a name: %s is refused",
    (ENTRA_TENANT_ID) => {
      expect(problemsOf({ ...AZURE, ENTRA_TENANT_ID })).toEqual([
        expect.stringMatching(/^ENTRA_TENANT_ID holds ".+", which is not the id of a tenant\./),
      ]);
    },
  );

  it.each([
    ["AzureCloud", "https://login.microsoftonline.com"],
    ["AzureChinaCloud", "https://login.partner.microsoftonline.cn"],
    ["AzureUSGovernment", "https://login.microsoftonline.us"],
  ])("is at the sign-in service of %s, or a proxy before it", (AZURE_CLOUD, authorityEndpoint) => {
    expect(parseConfiguration({ ...AZURE, AZURE_CLOUD })).toMatchObject({ authorityEndpoint });
    const AUTHORITY_ENDPOINT = "https://login.example.com";
    expect(parseConfiguration({ ...AZURE, AZURE_CLOUD, AUTHORITY_ENDPOINT })).toMatchObject({
      authorityEndpoint: AUTHORITY_ENDPOINT,
    });
  });

  it.each(["ARM_ENDPOINT", "AUTHORITY_ENDPOINT"])("is not the local Azure's: %s", (name) => {
    expect(problemsOf({ ...AZURE, [name]: "http://127.0.0.1:4747" })).toEqual([
      expect.stringMatching(new RegExp(`^${name} is .* where the local Azure listens`)),
    ]);
  });
});

describe("secrets of sessions", () => {
  it("are several at once for rotation, the newest first", () => {
    const SESSION_SECRET = `${"n".repeat(32)}, ${"o".repeat(40)}\n${"p".repeat(32)}`;
    expect(parseConfiguration({ ...AZURE, SESSION_SECRET }).sessionSecrets).toEqual([
      "n".repeat(32),
      "o".repeat(40),
      "p".repeat(32),
    ]);
  });

  it.each(["hunter2", `${SECRET} hunter2`, "hunter2-hunter2-hunter2-hunter2", ",,,"])(
    "are refused when one is short, and never repeated: %s",
    (SESSION_SECRET) => {
      const problems = problemsOf({ ...AZURE, SESSION_SECRET });
      expect(problems).toEqual([
        expect.stringMatching(/^SESSION_SECRET holds a secret of fewer than 32 bytes/),
      ]);
      expect(problems.join()).not.toContain("hunter2");
    },
  );

  it("count bytes, not letters", () => {
    expect(problemsOf({ ...AZURE, SESSION_SECRET: "ü".repeat(16) })).toEqual([]);
  });
});

describe("limits and modes", () => {
  it("are read as whole numbers", () => {
    const env = { SESSION_IDLE_MINUTES: "5", SESSION_HOURS: "1", FRESH_SIGN_IN_MINUTES: "2" };
    expect(parseConfiguration(env).sessionLimits).toEqual({
      idleMinutes: 5,
      hours: 1,
      freshSignInMinutes: 2,
    });
  });

  it.each([
    ["SESSION_IDLE_MINUTES", "0"],
    ["SESSION_IDLE_MINUTES", "1.5"],
    ["SESSION_HOURS", "169"],
    ["FRESH_SIGN_IN_MINUTES", "soon"],
    ["ACCESS_MODE", "both"],
    ["APP_IDENTITY", "yes"],
  ])("are refused in words: %s=%s", (name, value) => {
    expect(problemsOf({ [name]: value })).toEqual([
      expect.stringMatching(
        new RegExp(`^${name} is .+ Set it to (a whole number from 1 to|one of: (delegated|on))`),
      ),
    ]);
  });
});

describe("an identity of the app's own in Azure", () => {
  it("is there in service mode, and in the other one where it is set", () => {
    expect(parseConfiguration(AZURE).hasAppIdentity).toBe(false);
    expect(parseConfiguration({ ...AZURE, APP_IDENTITY: "off" }).hasAppIdentity).toBe(false);
    expect(parseConfiguration({ ...AZURE, APP_IDENTITY: "on" }).hasAppIdentity).toBe(true);
    expect(parseConfiguration({ ...AZURE, ACCESS_MODE: "service" }).hasAppIdentity).toBe(true);
  });

  it("cannot be switched off where it makes every request", () => {
    expect(problemsOf({ ...AZURE, ACCESS_MODE: "service", APP_IDENTITY: "off" })).toEqual([
      expect.stringMatching(/^APP_IDENTITY is "off", .+ Unset it, or set ACCESS_MODE to "delegated"\.$/),
    ]);
  });
});

describe("the local Azure, where anybody may be anybody,", () => {
  it("is refused at an address that others can reach", () => {
    const env = { REPLICA_MAP_AZURE: "emulator", PUBLIC_ORIGIN: "https://replicas.example.com" };
    expect(problemsOf(env)).toEqual([expect.stringMatching(/^PUBLIC_ORIGIN is .* for this machine only/)]);
  });

  it("is never asked elsewhere who somebody is", () => {
    expect(problemsOf({ AUTHORITY_ENDPOINT: "https://login.microsoftonline.com" })).toEqual([
      expect.stringMatching(/^AUTHORITY_ENDPOINT .* the local Azure is on this machine only/),
    ]);
  });
});
