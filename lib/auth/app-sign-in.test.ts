import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeJwt } from "jose";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { aTokenIssuer } from "@/lib/emulator/entra/fixtures/a-token-issuer";
import { aSelfSignedCertificate } from "@/lib/emulator/entra/fixtures/self-signed-certificate";
import { startTlsFront, type TlsFront } from "@/lib/emulator/entra/fixtures/tls-front";
import type { RunningEmulator } from "@/lib/emulator/server";
import { startEmulator } from "@/lib/emulator/server";
import { logger } from "@/lib/log/logger";
import { makeAppCredential } from "./app-credential";
import { AppIdentity } from "./app-identity";

const CLIENT_ID = "b7d0e9f2-5c48-4a16-8e3d-6f9a0b1c2d3e";
const SCOPE = "https://management.azure.com/.default";
const SECRET = "a secret of the tests";
const REPLICATIONS =
  "/subscriptions/5a1c0b6e-3d3f-4c57-9f0b-0d6d1f7a2c10/resourceGroups/rg-platform/providers/Microsoft.ContainerRegistry/registries/contoso/replications";

const folder = mkdtempSync(join(tmpdir(), "replica-map-app-"));
const file = (name: string) => join(folder, name);
let azure: RunningEmulator;
let front: TlsFront;
beforeAll(async () => {
  azure = await startEmulator({ accessMode: "service" });
  front = await startTlsFront(azure.origin);
  const [registered, other, issuer] = [
    aSelfSignedCertificate(),
    aSelfSignedCertificate(),
    await aTokenIssuer(),
  ];
  writeFileSync(file("registered.pem"), registered.privateKey + registered.certificate);
  writeFileSync(file("other.pem"), other.privateKey + other.certificate);
  writeFileSync(file("federated"), await issuer.token());
  writeFileSync(file("of-another"), await issuer.token({ sub: "system:serviceaccount:default:other" }));
  const credentials = {
    secrets: [SECRET],
    certificates: [registered.certificate],
    federated: [issuer.registration],
  };
  const answer = await fetch(`${azure.origin}/_emulator/entra`, {
    method: "POST",
    body: JSON.stringify({ credentials }),
  });
  expect(answer.status).toBe(200);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});
afterAll(async () => {
  await front.close();
  await azure.close();
  rmSync(folder, { recursive: true, force: true });
});

type Environment = Readonly<Record<string, string>>;

/** The app as it starts with these variables, where the authority is a proxy of one's own. */
function appWith(env: Environment): AppIdentity {
  const ids = { AZURE_TENANT_ID: "9c2f6e1a-4b7d-4f0e-8a35-1d6c5b2e7f90", AZURE_CLIENT_ID: CLIENT_ID };
  for (const [name, value] of Object.entries({ ...ids, ...env })) vi.stubEnv(name, value);
  // Node.js reads NODE_EXTRA_CA_CERTS when it starts, which is too early for a certificate of this moment.
  vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
  const configuration = { azureMode: "azure", authorityEndpoint: front.origin } as const;
  return new AppIdentity(() => makeAppCredential(configuration, process.env), SCOPE);
}

const WAYS: readonly [string, Environment, Environment, string][] = [
  ["a secret", { AZURE_CLIENT_SECRET: SECRET }, { AZURE_CLIENT_SECRET: "a wrong one" }, "japaneast"],
  [
    "a certificate",
    { AZURE_CLIENT_CERTIFICATE_PATH: file("registered.pem") },
    { AZURE_CLIENT_CERTIFICATE_PATH: file("other.pem") },
    "koreacentral",
  ],
  [
    "a federated token",
    { AZURE_FEDERATED_TOKEN_FILE: file("federated") },
    { AZURE_FEDERATED_TOKEN_FILE: file("of-another") },
    "brazilsouth",
  ],
];

describe.each(WAYS)("an app that has %s", (_, env, wrong, region) => {
  it("signs in as itself, and changes things in service mode", async () => {
    const { token } = await appWith(env).token();
    expect(decodeJwt(token)).toMatchObject({ appid: CLIENT_ID, idtyp: "app" });
    const put = await fetch(`${azure.origin}${REPLICATIONS}/${region}?api-version=2025-11-01`, {
      method: "PUT",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ location: region }),
    });
    expect(put.status).toBeLessThan(300);
  });

  it("is refused in words when it is not the one that is registered, and no secret is logged", async () => {
    const error = vi.spyOn(logger, "error").mockReturnValue();
    await expect(appWith(wrong).token()).rejects.toMatchObject({
      code: "unavailable",
      userMessage: "Microsoft Entra does not give Replica Map a token for its own identity.",
      nextStep: expect.stringContaining("whoever runs Replica Map") as unknown,
    });
    const logged = error.mock.calls.map(([about]) => (about as { err: Error }).err.message).join();
    expect(logged).toMatch(/AADSTS70\d+/);
    expect(logged).not.toMatch(/a wrong one|PRIVATE KEY|eyJ/);
  });
});
