import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ConfigurationError } from "./configuration-error";
import { parseConfiguration } from "./configuration";

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    parseConfiguration(env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

/** What real Azure needs at least. */
const AZURE = {
  REPLICA_MAP_AZURE: "azure",
  ENTRA_TENANT_ID: "9c2f6e1a-4b7d-4f0e-8a35-1d6c5b2e7f90",
  ENTRA_CLIENT_ID: "b7d0e9f2-5c48-4a16-8e3d-6f9a0b1c2d3e",
  SESSION_SECRET: "a-secret-of-the-tests-of-at-least-32-bytes",
};

describe("the configuration of a trial on one machine", () => {
  it("needs no variable at all", () => {
    expect(parseConfiguration({})).toEqual({
      port: 3000,
      publicOrigin: "http://localhost:3000",
      trustedProxies: 0,
      allowedHosts: ["localhost:3000"],
      azureMode: "emulator",
      cloud: expect.objectContaining({ name: "AzureCloud", registrySuffix: ".azurecr.io" }),
      armEndpoint: "http://127.0.0.1:4747",
      armScope: "https://management.azure.com/.default",
      emulatorOrigin: "http://127.0.0.1:4747",
      authorityEndpoint: "http://localhost:4747",
      entraTenantIds: [],
      entraClientId: undefined,
      accessMode: "delegated",
      hasAppIdentity: false,
      sessionSecrets: [],
      sessionLimits: { idleMinutes: 60, hours: 12, freshSignInMinutes: 15 },
      historyDays: 400,
      stuckAfterMinutes: 30,
      database: undefined,
      dataDir: path.resolve(".data"),
    });
  });

  it("follows the ports it is given and takes an empty variable as not set", () => {
    const configuration = parseConfiguration({ PORT: "3100", EMULATOR_PORT: "4800", PUBLIC_ORIGIN: " " });
    expect(configuration).toMatchObject({
      publicOrigin: "http://localhost:3100",
      armEndpoint: "http://127.0.0.1:4800",
    });
  });

  it("lets a proxy on this machine stand before the local Azure", () => {
    const configuration = parseConfiguration({ ARM_ENDPOINT: "http://localhost:9000/" });
    expect(configuration.armEndpoint).toBe("http://localhost:9000");
    expect(configuration.emulatorOrigin).toBe("http://127.0.0.1:4747");
  });
});

describe("the configuration of a real installation", () => {
  it.each([
    { PUBLIC_ORIGIN: "https://replicas.example.com" },
    { ENTRA_CLIENT_ID: "00000000-0000-0000-0000-000000000001" },
    { DATABASE_URL: "postgres://db/replicas" },
  ])("never falls back to the local Azure: %o", (env) => {
    expect(problemsOf(env).join("\n")).toContain("REPLICA_MAP_AZURE is not set");
  });

  it("takes the endpoints of the chosen cloud", () => {
    const configuration = parseConfiguration({
      PUBLIC_ORIGIN: "https://replicas.example.cn",
      ...AZURE,
      AZURE_CLOUD: "AzureChinaCloud",
    });
    expect(configuration).toMatchObject({
      armEndpoint: "https://management.chinacloudapi.cn",
      armScope: "https://management.chinacloudapi.cn/.default",
      authorityEndpoint: "https://login.partner.microsoftonline.cn",
      emulatorOrigin: undefined,
      allowedHosts: ["replicas.example.cn", "replicas.example.cn:443"],
    });
  });

  it("refuses a store that forgets", () => {
    expect(problemsOf({ ...AZURE, DATA_DIR: "memory://" })).toEqual([
      expect.stringMatching(/^DATA_DIR .*forgets the audit trail/),
    ]);
  });

  it("keeps its data in the database that it is given, and refuses what is none by its name", () => {
    expect(parseConfiguration({ ...AZURE, DATABASE_URL: "postgres://db/replicas" }).database).toMatchObject({
      host: "db",
      database: "replicas",
    });
    expect(problemsOf({ ...AZURE, DATABASE_URL: "mysql://db/replicas" })).toEqual([
      expect.stringMatching(/^DATABASE_URL is not the address of a PostgreSQL database\./),
    ]);
  });
});

describe("proxies in front", () => {
  it.each([
    ["none at an address on this machine", {}, 0],
    [
      "one at an address elsewhere, because something has to end TLS there",
      { ...AZURE, PUBLIC_ORIGIN: "https://replicas.example.com" },
      1,
    ],
    ["as many as somebody says", { TRUSTED_PROXIES: "2" }, 2],
  ])("are %s", (_, env, trustedProxies) => {
    expect(parseConfiguration(env).trustedProxies).toBe(trustedProxies);
  });

  it.each(["-1", "10", "all", "1.5"])("are a small whole number: %s is refused", (TRUSTED_PROXIES) => {
    expect(problemsOf({ TRUSTED_PROXIES })).toEqual([
      `TRUSTED_PROXIES is "${TRUSTED_PROXIES}". Set it to how many proxies stand in front, from 0 to 9.`,
    ]);
  });
});

describe("refusals", () => {
  it("name every wrong variable at once, with what to set", () => {
    const problems = problemsOf({
      PORT: "http",
      EMULATOR_PORT: "70000",
      REPLICA_MAP_AZURE: "Azure",
      AZURE_CLOUD: "AzureGermanCloud",
      PUBLIC_ORIGIN: "replicas.example.com",
    });
    expect(problems).toEqual([
      'PORT is "http", which is not a port. Set it to a whole number from 1 to 65535.',
      expect.stringMatching(/^PUBLIC_ORIGIN is "replicas\.example\.com", which is not an origin\. Set it to/),
      'REPLICA_MAP_AZURE is "Azure". Set it to one of: emulator, azure.',
      'EMULATOR_PORT is "70000", which is not a port. Set it to a whole number from 1 to 65535.',
      'AZURE_CLOUD is "AzureGermanCloud". Set it to one of: AzureCloud, AzureChinaCloud, AzureUSGovernment.',
    ]);
  });

  it("name all that is unsafe at once, in single variables and between them", () => {
    const problems = problemsOf({
      REPLICA_MAP_AZURE: "azure",
      PUBLIC_ORIGIN: "http://replicas.example.com",
      SESSION_SECRET: "hunter2",
      ARM_ENDPOINT: "http://127.0.0.1:4747",
      AUTHORITY_ENDPOINT: "http://localhost:4747",
      ENTRA_TENANT_ID: AZURE.ENTRA_TENANT_ID,
    });
    expect(problems).toEqual([
      expect.stringMatching(/^PUBLIC_ORIGIN .* sends tokens and cookies unprotected/),
      expect.stringMatching(/^SESSION_SECRET holds a secret of fewer than 32 bytes/),
      expect.stringMatching(/^ENTRA_CLIENT_ID is not set/),
      expect.stringMatching(/^ARM_ENDPOINT .* where the local Azure listens/),
      expect.stringMatching(/^AUTHORITY_ENDPOINT .* where the local Azure listens/),
    ]);
  });

  it("leave a proxy on this machine alone that stands before real Azure", () => {
    expect(problemsOf({ ...AZURE, ARM_ENDPOINT: "http://127.0.0.1:9000" })).toEqual([]);
  });

  it.each(["PUBLIC_ORIGIN", "ARM_ENDPOINT", "AUTHORITY_ENDPOINT"])(
    "require https of %s unless it is this machine",
    (name) => {
      expect(problemsOf({ ...AZURE, [name]: "http://10.0.0.4:8080" })).toEqual([
        expect.stringMatching(new RegExp(`^${name} is "http://10\\.0\\.0\\.4:8080", which sends tokens`)),
      ]);
      expect(problemsOf({ ...AZURE, [name]: "http://localhost:8080" })).toEqual([]);
    },
  );

  it("do not repeat a password that was pasted with an address", () => {
    const [problem] = problemsOf({ PUBLIC_ORIGIN: "https://me:hunter2@replicas.example.com" });
    expect(problem).toContain("which is not an origin");
    expect(problem).not.toContain("hunter2");
  });

  it.each(["https://replicas.example.com/map", "https://replicas.example.com?a", "ftp://localhost"])(
    "say that %s is not an origin",
    (PUBLIC_ORIGIN) => {
      expect(problemsOf({ PUBLIC_ORIGIN })[0]).toContain("which is not an origin");
    },
  );

  it("keep the local Azure local", () => {
    expect(problemsOf({ ARM_ENDPOINT: "https://management.azure.com" })).toEqual([
      expect.stringMatching(/^ARM_ENDPOINT .* the local Azure is on this machine only/),
    ]);
    expect(problemsOf({ PORT: "4747" })).toEqual([
      expect.stringMatching(/^EMULATOR_PORT and PORT are both 4747/),
    ]);
  });

  it("are the only thing that any environment can cause", () => {
    const names = [
      "PORT",
      "PUBLIC_ORIGIN",
      "REPLICA_MAP_AZURE",
      "EMULATOR_PORT",
      "AZURE_CLOUD",
      "ARM_ENDPOINT",
      "AUTHORITY_ENDPOINT",
      "ENTRA_TENANT_ID",
      "ENTRA_CLIENT_ID",
      "ACCESS_MODE",
      "APP_IDENTITY",
      "SESSION_SECRET",
      "SESSION_IDLE_MINUTES",
      "SESSION_HOURS",
      "FRESH_SIGN_IN_MINUTES",
      "DATA_DIR",
      "DATABASE_URL",
      "TRUSTED_PROXIES",
    ];
    const environments = fc.dictionary(
      fc.constantFrom(...names),
      fc.oneof(fc.string(), fc.webUrl(), fc.nat().map(String)),
    );
    fc.assert(
      fc.property(environments, (env) => {
        for (const problem of problemsOf(env)) expect(problem).toMatch(/^[A-Z_]+ .*\.$/s);
      }),
    );
  });
});
