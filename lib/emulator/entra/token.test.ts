import { decodeProtectedHeader } from "jose";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { aPlainEmulator, closePlainEmulator, REGISTRY, undoAll } from "../a-running-emulator";
import { ABrowser, ARM_SCOPE, CLIENT_ID, CONTOSO, FABRIKAM } from "./fixtures/a-browser";
import { aBrowserInTime, NOW } from "./fixtures/a-browser-in-time";
import { claimsOf } from "./fixtures/claims-of";
import { expectRefusal } from "./fixtures/expect-entra-refusal";

afterAll(closePlainEmulator);
afterEach(undoAll);

const aBrowser = async () => new ABrowser(await aPlainEmulator());
const OWNER = "1f0f3c52-7a64-4e0b-9a0e-5b8f0c1d2e31";

describe("a code", () => {
  it("is exchanged for tokens", async () => {
    const browser = await aBrowser();
    const { status, body } = await browser.redeem(await browser.code("owner@contoso.com"));
    expect(status).toBe(200);
    expect(body).toEqual({
      token_type: "Bearer",
      scope: "https://management.azure.com//user_impersonation https://management.azure.com//.default",
      expires_in: 3900,
      ext_expires_in: 3900,
      access_token: expect.any(String),
      refresh_token: expect.any(String),
      id_token: expect.any(String),
      client_info: expect.any(String),
    });
  });

  it("gives no more than was asked for", async () => {
    const browser = await aBrowser();
    const code = await browser.code("owner@contoso.com", { scope: ARM_SCOPE });
    const { body } = await browser.redeem(code, { client_info: undefined });
    expect(Object.keys(body)).toEqual([
      "token_type",
      "scope",
      "expires_in",
      "ext_expires_in",
      "access_token",
    ]);
  });

  it("is good once", async () => {
    const browser = await aBrowser();
    const code = await browser.code("owner@contoso.com");
    expect((await browser.redeem(code)).status).toBe(200);
    await expectRefusal(browser.redeem(code), "invalid_grant", 54005);
  });

  it("is good for ten minutes", async () => {
    const { browser, pass } = await aBrowserInTime();
    const code = await browser.code("owner@contoso.com");
    pass(10 * 60_000);
    await expectRefusal(browser.redeem(code), "invalid_grant", 70008);
  });

  it("is not used up by an attempt that fails", async () => {
    const browser = await aBrowser();
    const code = await browser.code("owner@contoso.com");
    const wrong = { code_verifier: "another-verifier-that-is-long-enough-for-pkce" };
    await expectRefusal(browser.redeem(code, wrong), "invalid_grant", 501481);
    expect((await browser.redeem(code)).status).toBe(200);
  });

  it.each([
    ["no verifier", { code_verifier: undefined }, "invalid_request", 900144],
    ["no code", { code: undefined }, "invalid_request", 900144],
    ["no address", { redirect_uri: undefined }, "invalid_request", 900144],
    ["another address", { redirect_uri: "http://localhost:3000/" }, "invalid_client", 500112],
    ["an unknown code", { code: "1.rubbish" }, "invalid_grant", 9002313],
    ["no client", { client_id: undefined }, "invalid_request", 900144],
    ["an unknown client", { client_id: OWNER }, "unauthorized_client", 700016],
    ["no grant type", { grant_type: undefined }, "invalid_request", 900144],
    ["an unknown grant type", { grant_type: "magic" }, "unsupported_grant_type", 70003],
    [
      "two resources",
      { scope: `${ARM_SCOPE} https://containerregistry.azure.net/.default` },
      "invalid_scope",
      700022,
    ],
    ["an unknown resource", { scope: "https://vault.azure.net/.default" }, "invalid_resource", 500011],
    ["broken claims", { claims: "{" }, "invalid_request", 9002313],
    ["claims of another shape", { claims: `{"access_token":1}` }, "invalid_request", 9002313],
  ])("is refused with %s", async (_, changes, error, code) => {
    const browser = await aBrowser();
    await expectRefusal(browser.redeem(await browser.code("owner@contoso.com"), changes), error, code);
  });

  it("is refused with a secret, which a single-page application does not have", async () => {
    const browser = await aBrowser();
    const code = await browser.code("owner@contoso.com");
    await expectRefusal(browser.redeem(code, { client_secret: "x" }), "invalid_client", 700025, 401);
  });

  it("is refused at another tenant, and good at common", async () => {
    const browser = await aBrowser();
    const code = await browser.code("owner@contoso.com");
    await expectRefusal(browser.redeem(code, {}, FABRIKAM), "invalid_grant", 700005);
    expect((await browser.redeem(code, {}, "common")).status).toBe(200);
  });

  it("is refused outside of a browser", async () => {
    const browser = await aBrowser();
    const form = { grant_type: "authorization_code", code: await browser.code("owner@contoso.com") };
    await expectRefusal(browser.token(form, CONTOSO, null), "invalid_request", 9002327);
  });
});

describe("the token endpoint", () => {
  it("lets pages of other origins ask", async () => {
    const { origin } = await aPlainEmulator();
    const url = `${origin}/${CONTOSO}/oauth2/v2.0/token`;
    const preflight = await fetch(url, { method: "OPTIONS" });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-methods")).toBe("POST, OPTIONS");
    for (const answer of [preflight, await fetch(url, { method: "POST", body: new URLSearchParams() })]) {
      expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    }
  });

  it("takes forms only, and by POST", async () => {
    const { origin } = await aPlainEmulator();
    const url = `${origin}/${CONTOSO}/oauth2/v2.0/token`;
    expect(await (await fetch(url)).json()).toMatchObject({ error_codes: [900561] });
    const answer = await fetch(url, { method: "POST", body: "{}" });
    expect(await answer.json()).toMatchObject({ error: "invalid_request", error_codes: [9002313] });
  });

  it("says which grants it does not have", async () => {
    const { status, body } = await (await aBrowser()).token({ grant_type: "password" });
    expect([status, body]).toMatchObject([501, { error: { code: "NotImplemented" } }]);
  });

  it("repeats the client's correlation id", async () => {
    const { body } = await (await aBrowser()).token({ "client-request-id": OWNER });
    expect(body["correlation_id"]).toBe(OWNER);
  });
});

describe("an ID token", () => {
  it("says who signed in, when, and with which app roles", async () => {
    const { running, browser, pass } = await aBrowserInTime();
    const code = await browser.code("approver@contoso.com");
    pass(5_000);
    const answer = await browser.redeem(code);
    expect(claimsOf(answer, "id_token")).toEqual({
      aud: CLIENT_ID,
      iss: `${running.origin}/${CONTOSO}/v2.0`,
      auth_time: NOW / 1000,
      iat: NOW / 1000 + 5,
      nbf: NOW / 1000 + 5,
      exp: NOW / 1000 + 3_905,
      nonce: "a-nonce",
      name: "Ana Approver",
      oid: "7f4c4a56-d5b6-4e83-a9a8-1b5c4f6d7e97",
      preferred_username: "approver@contoso.com",
      roles: ["approver"],
      sub: expect.stringMatching(/^[\w-]{43}$/),
      tid: CONTOSO,
      uti: expect.any(String),
      ver: "2.0",
    });
    expect(decodeProtectedHeader(String(answer.body["id_token"]))).toMatchObject({
      alg: "RS256",
      typ: "JWT",
    });
  });

  it("has no roles and no nonce where there are none, and the person's own tenant at common", async () => {
    const browser = await aBrowser();
    const code = await browser.code("frida@fabrikam.com", { nonce: undefined }, "common");
    const claims = claimsOf(await browser.redeem(code, {}, "common"), "id_token");
    expect(claims).not.toHaveProperty("roles");
    expect(claims).not.toHaveProperty("nonce");
    expect(claims["tid"]).toBe(FABRIKAM);
    expect(claims.iss).toMatch(new RegExp(`/${FABRIKAM}/v2.0$`));
  });

  it("tells a fresh sign-in from an old one by auth_time", async () => {
    const { browser, pass } = await aBrowserInTime();
    const authTime = async (changes: Record<string, string>) => {
      const code = await browser.code("owner@contoso.com", changes);
      return claimsOf(await browser.redeem(code), "id_token")["auth_time"];
    };
    expect(await authTime({ prompt: "login" })).toBe(NOW / 1000);
    pass(3_600_000);
    expect(await authTime({ prompt: "select_account" })).toBe(NOW / 1000);
    expect(await authTime({ prompt: "login" })).toBe(NOW / 1000 + 3_600);
  });
});

describe("an access token", () => {
  const accessFor = async (name: string, scope: string, claims?: string) => {
    const browser = await aBrowser();
    return browser.redeem(await browser.code(name, { scope }), { claims });
  };

  it("opens ARM for its person", async () => {
    const running = await aPlainEmulator();
    const { body } = await accessFor("reader@contoso.com", ARM_SCOPE);
    const headers = { authorization: `Bearer ${String(body["access_token"])}` };
    const url = `${running.origin}${REGISTRY}?api-version=2025-11-01`;
    expect((await fetch(url, { headers })).status).toBe(200);
    expect((await fetch(url, { headers, method: "DELETE" })).status).toBe(403);
  });

  it.each([
    [ARM_SCOPE, "https://management.azure.com/"],
    ["https://management.azure.com/.default", "https://management.azure.com"],
    ["https://management.core.windows.net//user_impersonation", "https://management.core.windows.net/"],
    ["https://containerregistry.azure.net/.default", "https://containerregistry.azure.net"],
  ])("for %s has version 1 and audience %s", async (scope, audience) => {
    const answer = await accessFor("owner@contoso.com", scope);
    expect(claimsOf(answer, "access_token")).toMatchObject({
      aud: audience,
      iss: `https://sts.windows.net/${CONTOSO}/`,
      appid: CLIENT_ID,
      idtyp: "user",
      oid: OWNER,
      scp: "user_impersonation",
      tid: CONTOSO,
      upn: "owner@contoso.com",
      ver: "1.0",
    });
  });

  it.each([`api://${CLIENT_ID}/access_as_user`, `api://${CLIENT_ID}/.default`, `${CLIENT_ID}/.default`])(
    "for %s has version 2 and app roles",
    async (scope) => {
      const answer = await accessFor("administrator@contoso.com", scope);
      const claims = claimsOf(answer, "access_token");
      expect(claims).toMatchObject({ aud: CLIENT_ID, azp: CLIENT_ID, roles: ["administrator"], ver: "2.0" });
      expect([claims["scp"], claims["appid"]]).toEqual(["access_as_user", undefined]);
      expect(claims.iss).toMatch(new RegExp(`/${CONTOSO}/v2.0$`));
    },
  );

  it("is for Graph when no resource is named", async () => {
    const answer = await accessFor("owner@contoso.com", "openid profile offline_access");
    expect(answer.body["scope"]).toBe("openid profile");
    expect(claimsOf(answer, "access_token").aud).toBe("00000003-0000-0000-c000-000000000000");
  });

  it("says that its client can handle claims challenges", async () => {
    const asked = JSON.stringify({ access_token: { xms_cc: { values: ["CP1"] } } });
    const answer = await accessFor("owner@contoso.com", ARM_SCOPE, asked);
    expect(claimsOf(answer, "access_token")["xms_cc"]).toEqual(["CP1"]);
  });
});
