import { createHash, randomUUID, X509Certificate } from "node:crypto";
import { decodeJwt, importPKCS8, SignJWT, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aPlainEmulator, closePlainEmulator, control } from "../a-running-emulator";
import type { RunningEmulator } from "../server";
import { ABrowser, CLIENT_ID, CONTOSO, FABRIKAM } from "./fixtures/a-browser";
import { aTokenIssuer } from "./fixtures/a-token-issuer";
import { expectRefusal } from "./fixtures/expect-entra-refusal";
import { aSelfSignedCertificate } from "./fixtures/self-signed-certificate";

const SECRET = "a secret of the tests";
const SCOPE = "https://management.azure.com/.default";
const own = aSelfSignedCertificate();
let issuer: Awaited<ReturnType<typeof aTokenIssuer>>;
let running: RunningEmulator;
beforeAll(async () => {
  issuer = await aTokenIssuer();
});
beforeEach(async () => {
  running = await aPlainEmulator();
  const credentials = {
    secrets: [SECRET],
    certificates: [own.certificate],
    federated: [issuer.registration],
  };
  await control(running, "entra", { credentials });
});
afterAll(closePlainEmulator);

type Form = Readonly<Record<string, string | undefined>>;
const ask = (form: Form, tenant = CONTOSO) =>
  new ABrowser(running).token(
    { grant_type: "client_credentials", client_info: undefined, scope: SCOPE, ...form },
    tenant,
    null,
  );
const withAssertion = async (assertion: string | Promise<string>) => ({
  client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
  client_assertion: await assertion,
});

const now = () => Math.floor(Date.now() / 1000);
const claims = () => ({
  iss: CLIENT_ID,
  sub: CLIENT_ID,
  aud: `${running.origin}/${CONTOSO}/oauth2/v2.0/token`,
  jti: randomUUID(),
  nbf: now(),
  exp: now() + 600,
});
const x5t = (algorithm: "sha1" | "sha256", { certificate } = own) =>
  createHash(algorithm).update(new X509Certificate(certificate).raw).digest("base64url");

/** As MSAL signs, but for what is given. */
async function signed(
  changes: Readonly<Record<string, unknown>> = {},
  header: { alg?: string; x5t?: string; "x5t#S256"?: string } = { "x5t#S256": x5t("sha256") },
): Promise<string> {
  const { alg = "RS256", ...names } = header;
  return new SignJWT({ ...claims(), ...changes })
    .setProtectedHeader({ alg, ...names })
    .sign(await importPKCS8(own.privateKey, alg));
}

describe("client credentials", () => {
  it("give an access token and nothing else", async () => {
    const { status, body } = await ask({ client_secret: SECRET });
    expect([status, Object.keys(body).sort()]).toEqual([
      200,
      ["access_token", "expires_in", "ext_expires_in", "token_type"],
    ]);
    const token = decodeJwt(String(body["access_token"]));
    expect(token).toMatchObject({ appid: CLIENT_ID, idtyp: "app", tid: CONTOSO });
    expect(token).not.toHaveProperty("scp");
  });

  it("are good with a certificate under either of its names, by both algorithms", async () => {
    const headers = [{ "x5t#S256": x5t("sha256") }, { x5t: x5t("sha1") }, { alg: "PS256", x5t: x5t("sha1") }];
    for (const header of headers) {
      expect(await ask(await withAssertion(signed({}, header)))).toMatchObject({ status: 200 });
    }
  });

  it("are good for the application's own API too, in a token of version 2", async () => {
    const { body } = await ask({ client_secret: SECRET, scope: `api://${CLIENT_ID}/.default` });
    expect(decodeJwt(String(body["access_token"]))).toMatchObject({
      ver: "2.0",
      azp: CLIENT_ID,
      azpacr: "1",
    });
  });

  it.each<[string, Form, string, number, number]>([
    ["nothing to show", {}, "invalid_client", 7000218, 401],
    ["a wrong secret", { client_secret: "wrong" }, "invalid_client", 7000215, 401],
    ["the beginning of the secret", { client_secret: SECRET.slice(0, 5) }, "invalid_client", 7000215, 401],
    [
      "an unknown client",
      { client_secret: SECRET, client_id: randomUUID() },
      "unauthorized_client",
      700016,
      400,
    ],
    ["no scope", { client_secret: SECRET, scope: undefined }, "invalid_request", 900144, 400],
    [
      "a scope of people",
      { client_secret: SECRET, scope: "https://management.azure.com/user_impersonation" },
      "invalid_scope",
      1002012,
      400,
    ],
    [
      "an unknown resource",
      { client_secret: SECRET, scope: "https://no.test/.default" },
      "invalid_resource",
      500011,
      400,
    ],
    ["an assertion of no type", { client_assertion: "a.b.c" }, "invalid_request", 900144, 400],
    [
      "an assertion of another type",
      {
        client_assertion: "a.b.c",
        client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:saml2-bearer",
      },
      "invalid_request",
      9002313,
      400,
    ],
  ])("are refused with %s", async (_, form, error, code, status) => {
    await expectRefusal(ask(form), error, code, status);
  });

  it("are refused in a tenant where the application is nobody, and not built for all tenants at once", async () => {
    await expectRefusal(ask({ client_secret: SECRET }, FABRIKAM), "unauthorized_client", 7000229);
    expect(await ask({ client_secret: SECRET }, "organizations")).toMatchObject({ status: 501 });
  });

  it("are none at first, and go with the conditions", async () => {
    await control(running, "entra", undefined, "DELETE");
    await expectRefusal(ask({ client_secret: SECRET }), "invalid_client", 7000215, 401);
    await expectRefusal(ask(await withAssertion(signed())), "invalid_client", 700027, 401);
    await expectRefusal(ask(await withAssertion(issuer.token())), "invalid_client", 700211, 401);
  });
});

describe("an assertion that the application signs", () => {
  const refused: [string, () => string | Promise<string>, number][] = [
    ["is no token", () => "a.b.c", 50027],
    [
      "names an unknown certificate",
      () => signed({}, { x5t: x5t("sha1", aSelfSignedCertificate()) }),
      700027,
    ],
    ["names no certificate", () => signed({}, {}), 700027],
    ["is not signed", () => new UnsecuredJWT(claims()).encode(), 700027],
    [
      "was changed",
      async () => (await signed()).replace(/\.[^.]*\./, `.${payload({ exp: now() + 900 })}.`),
      700027,
    ],
    ["is over", () => signed({ exp: now() - 900 }), 700024],
    ["is not valid yet", () => signed({ nbf: now() + 900 }), 700024],
    ["is for another endpoint", () => signed({ aud: "https://login.test/token" }), 700023],
    ["is of another application", () => signed({ sub: randomUUID() }), 700021],
  ];
  it.each(refused)("is refused when it %s", async (_, assertion, code) => {
    await expectRefusal(ask(await withAssertion(assertion())), "invalid_client", code, 401);
  });
});

describe("a federated token", () => {
  const refused: [string, Parameters<(typeof issuer)["token"]>[0], number][] = [
    ["of an unknown issuer", { iss: "https://other.test" }, 700211],
    ["of another workload", { sub: "system:serviceaccount:default:other" }, 700213],
    ["for somebody else", { aud: "api://other" }, 700212],
    ["of an unknown key", { kid: "k-2" }, 700027],
    ["that is over", { exp: now() - 900 }, 700024],
  ];
  it("is good in place of a secret", async () => {
    expect(await ask(await withAssertion(issuer.token()))).toMatchObject({ status: 200 });
  });

  it.each(refused)("%s is refused", async (_, changes, code) => {
    await expectRefusal(ask(await withAssertion(issuer.token(changes))), "invalid_client", code, 401);
  });

  it("signed by somebody else under the name of the key is refused", async () => {
    const other = await aTokenIssuer();
    await expectRefusal(ask(await withAssertion(other.token())), "invalid_client", 700027, 401);
  });
});

const payload = (changes: Readonly<Record<string, unknown>>): string =>
  Buffer.from(JSON.stringify({ ...claims(), ...changes })).toString("base64url");
