import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  ClientCertificateCredential,
  ClientSecretCredential,
  WorkloadIdentityCredential,
  type TokenCredential,
} from "@azure/identity";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { aTokenIssuer } from "../entra/fixtures/a-token-issuer";
import { aSelfSignedCertificate } from "../entra/fixtures/self-signed-certificate";
import { startTlsFront, type TlsFront } from "../entra/fixtures/tls-front";
import { callArm, registryPath } from "./arm";
import { emulatorOnly } from "./emulator-only";
import { isLive } from "./live-settings";
import { useTarget } from "./target";

const TENANT = "9c2f6e1a-4b7d-4f0e-8a35-1d6c5b2e7f90";
const FABRIKAM = "e47a0d53-8c1b-4d69-b2f4-70c9a6135d8e";
const CLIENT_ID = "b7d0e9f2-5c48-4a16-8e3d-6f9a0b1c2d3e";
const ARM = "https://management.azure.com";
const SECRET = "a secret of the tests";
const target = useTarget();
const folder = mkdtempSync(join(tmpdir(), "replica-map-credentials-"));

let front: TlsFront;
const registered = aSelfSignedCertificate();
beforeAll(async () => {
  if (isLive) return;
  front = await startTlsFront(target.origin);
  const issuer = await aTokenIssuer();
  writeFileSync(join(folder, "federated"), await issuer.token());
  writeFileSync(
    join(folder, "of-another"),
    await issuer.token({ sub: "system:serviceaccount:default:other" }),
  );
  await target.control("POST", "entra", {
    credentials: {
      secrets: [SECRET],
      certificates: [registered.certificate],
      federated: [issuer.registration],
    },
  });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  if (!isLive) await front.close();
});

/** The authority is this one and no other: nobody on the internet is asked whether it exists. */
const options = () => ({
  authorityHost: front.origin,
  disableInstanceDiscovery: true,
  tlsOptions: { ca: front.ca },
  retryOptions: { maxRetries: 0 },
});
const bySecret = (secret = SECRET, tenant = TENANT) =>
  new ClientSecretCredential(tenant, CLIENT_ID, secret, options());
const byCertificate = ({ certificate, privateKey } = registered, key = privateKey) =>
  new ClientCertificateCredential(TENANT, CLIENT_ID, { certificate: `${key}${certificate}` }, options());
const byFederation = (file = "federated") =>
  new WorkloadIdentityCredential({
    tenantId: TENANT,
    clientId: CLIENT_ID,
    tokenFilePath: join(folder, file),
    ...options(),
  });

async function armTokenOf(credential: TokenCredential): Promise<string> {
  const answer = await credential.getToken(`${ARM}/.default`);
  if (answer === null) throw new Error("The credential gave no token.");
  return answer.token;
}

const refusalOf = (code: number) => ({
  name: "AuthenticationRequiredError",
  message: expect.stringContaining(`AADSTS${String(code)}`) as unknown,
});

describe("the app's own credentials, through the SDK", () => {
  const ways: [string, () => TokenCredential, string][] = [
    ["a secret", bySecret, "1"],
    ["a certificate", byCertificate, "2"],
    ["a federated token", byFederation, "2"],
  ];
  for (const [name, credential, proof] of ways) {
    emulatorOnly(`get a token for ARM with ${name}, with which ARM lets it look`, async () => {
      const token = await armTokenOf(credential());
      expect(decodeJwt(token)).toMatchObject({
        aud: ARM,
        appid: CLIENT_ID,
        appidacr: proof,
        idtyp: "app",
        tid: TENANT,
      });
      const path = registryPath(target, "contoso");
      expect((await callArm(target, "GET", path, { authorization: `Bearer ${token}` })).status).toBe(200);
    });
  }

  emulatorOnly("are refused with a wrong secret", async () => {
    await expect(armTokenOf(bySecret("wrong"))).rejects.toMatchObject(refusalOf(7000215));
  });

  emulatorOnly("are refused with a certificate that is not registered", async () => {
    const other = aSelfSignedCertificate();
    await expect(armTokenOf(byCertificate(other))).rejects.toMatchObject(refusalOf(700027));
  });

  emulatorOnly("are refused with a registered certificate whose key somebody else holds", async () => {
    const { privateKey } = aSelfSignedCertificate();
    await expect(armTokenOf(byCertificate(registered, privateKey))).rejects.toMatchObject(refusalOf(700027));
  });

  emulatorOnly("are refused with a federated token of another workload", async () => {
    await expect(armTokenOf(byFederation("of-another"))).rejects.toMatchObject(refusalOf(700213));
  });

  emulatorOnly("are refused in a tenant where the application has no identity", async () => {
    await expect(armTokenOf(bySecret(SECRET, FABRIKAM))).rejects.toMatchObject(refusalOf(7000229));
  });
});
