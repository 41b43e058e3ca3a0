import { ManagedIdentityCredential } from "@azure/identity";
import { decodeJwt } from "jose";
import { afterAll, afterEach, beforeEach, describe, expect } from "vitest";
import { ARM_VERSION, callArm, registryPath, replicationPath } from "./arm";
import { emulatorOnly, emulatorOnlyEach } from "./emulator-only";
import { isLive } from "./live-settings";
import { useTarget } from "./target";

const CLIENT_ID = "b7d0e9f2-5c48-4a16-8e3d-6f9a0b1c2d3e";
const OTHER_ID = "11111111-2222-3333-4444-555555555555";
const ARM = "https://management.azure.com";
const target = useTarget();

const before = { endpoint: process.env["IDENTITY_ENDPOINT"], header: process.env["IDENTITY_HEADER"] };
const settle = (name: string, value: string | undefined) => {
  if (value === undefined) Reflect.deleteProperty(process.env, name);
  else process.env[name] = value;
};
beforeEach(async () => {
  if (isLive) return;
  const { body } = await target.control("GET", "entra");
  const { managedIdentity } = body as { managedIdentity: { endpoint: string; header: string } };
  settle("IDENTITY_ENDPOINT", managedIdentity.endpoint);
  settle("IDENTITY_HEADER", managedIdentity.header);
});
afterEach(async () => {
  if (!isLive) await target.control("POST", "reset", { accessMode: "delegated" });
});
afterAll(() => {
  settle("IDENTITY_ENDPOINT", before.endpoint);
  settle("IDENTITY_HEADER", before.header);
});

async function ownToken(clientId?: string): Promise<string> {
  const credential =
    clientId === undefined ? new ManagedIdentityCredential() : new ManagedIdentityCredential({ clientId });
  return (await credential.getToken(`${ARM}/.default`)).token;
}

async function rawRequest(
  parameters: Readonly<Record<string, string>>,
  header: string | null = process.env["IDENTITY_HEADER"] ?? "",
) {
  const query = new URLSearchParams(parameters);
  const answer = await fetch(`${target.origin}/msi/token?${String(query)}`, {
    headers: header === null ? {} : { "x-identity-header": header },
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const VERSION = { "api-version": "2019-08-01" };

describe("the app's own identity", () => {
  emulatorOnly("gets a token for ARM through the SDK, by its name or as the only one", async () => {
    for (const token of [await ownToken(), await ownToken(CLIENT_ID)]) {
      expect(decodeJwt(token)).toMatchObject({ appid: CLIENT_ID, idtyp: "app", aud: ARM });
      expect(decodeJwt(token)).not.toHaveProperty("scp");
      const answer = await callArm(target, "GET", registryPath(target, "contoso"), {
        authorization: `Bearer ${token}`,
      });
      expect(answer.status).toBe(200);
    }
  });

  emulatorOnly("gets what the platform documents, for a day", async () => {
    const { status, body } = await rawRequest({ ...VERSION, resource: `${ARM}/`, client_id: CLIENT_ID });
    expect([status, Object.keys(body).sort()]).toEqual([
      200,
      ["access_token", "client_id", "expires_on", "resource", "token_type"],
    ]);
    expect(body).toMatchObject({ resource: `${ARM}/`, token_type: "Bearer", client_id: CLIENT_ID });
    const { iat = 0, exp } = decodeJwt(String(body["access_token"]));
    expect([body["expires_on"], exp]).toEqual([String(iat + 86_400), iat + 86_400]);
  });

  emulatorOnly("may look in mode delegated, and change things in mode service", async () => {
    const change = async () => {
      const authorization = `Bearer ${await ownToken()}`;
      const path = replicationPath(target, "contoso", "japaneast");
      return callArm(target, "PUT", path, { authorization, body: { location: "japaneast" } });
    };
    const refused = await change();
    expect([refused.status, refused.body]).toMatchObject([403, { error: { code: "AuthorizationFailed" } }]);
    await target.control("POST", "reset", { accessMode: "service" });
    expect((await change()).status).toBe(201);
  });

  emulatorOnly("has no rights in another tenant", async () => {
    const fabrikam = "/subscriptions/c83de2f4-61b9-4a0c-a7d5-92e4b8306f1d";
    const answer = await callArm(target, "GET", fabrikam, {
      authorization: `Bearer ${await ownToken()}`,
      apiVersion: ARM_VERSION,
    });
    expect(answer.body).toMatchObject({ error: { code: "InvalidAuthenticationTokenTenant" } });
  });

  emulatorOnly("is refused in words that the SDK understands when nobody knows it", async () => {
    await expect(ownToken(OTHER_ID)).rejects.toMatchObject({ name: "CredentialUnavailableError" });
  });

  emulatorOnlyEach(
    [
      ["without the header", { ...VERSION, resource: ARM }, null, 401, "X-IDENTITY-HEADER"],
      ["with a wrong header", { ...VERSION, resource: ARM }, "wrong", 401, "X-IDENTITY-HEADER"],
      ["without a resource", VERSION, undefined, 400, "resource"],
      [
        "for an unknown resource",
        { ...VERSION, resource: "https://nowhere.test" },
        undefined,
        400,
        "AADSTS500011",
      ],
      [
        "as an unknown client",
        { ...VERSION, resource: ARM, client_id: OTHER_ID },
        undefined,
        400,
        "No User Assigned",
      ],
      [
        "as an unknown resource id",
        { ...VERSION, resource: ARM, mi_res_id: "/x" },
        undefined,
        400,
        "No User Assigned",
      ],
    ] as const,
    "is refused %s",
    async (_, parameters, header, status, words) => {
      const { status: got, body } = await rawRequest(parameters, header);
      expect([got, body]).toEqual([
        status,
        { statusCode: status, message: expect.stringContaining(words) as unknown },
      ]);
    },
  );

  emulatorOnlyEach(
    [
      ["no version", {}],
      ["another version", { "api-version": "2017-09-01" }],
    ] as const,
    "is refused with %s of the protocol",
    async (_, version) => {
      const { status, body } = await rawRequest({ ...version, resource: ARM });
      expect([status, body]).toMatchObject([400, { error: { code: "UnsupportedApiVersion" } }]);
    },
  );
});
