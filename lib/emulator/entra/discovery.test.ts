import { createLocalJWKSet, jwtVerify } from "jose";
import { afterAll, describe, expect, it } from "vitest";
import { aPlainEmulator, arm, closePlainEmulator, control, REGISTRY } from "../a-running-emulator";
import { ABrowser, CLIENT_ID, CONTOSO, FABRIKAM } from "./fixtures/a-browser";

afterAll(closePlainEmulator);

interface Keys {
  readonly keys: { readonly kid: string; readonly issuer: string }[];
}

async function read(path: string, headers: Record<string, string> = {}) {
  const { origin } = await aPlainEmulator();
  const answer = await fetch(`${origin}${path}`, { headers });
  return { origin, answer, body: (await answer.json()) as Record<string, unknown> };
}

describe("the configuration of a tenant", () => {
  it.each([CONTOSO, CONTOSO.toUpperCase(), "contoso.com"])(
    "is found as %s and names its id",
    async (name) => {
      const { origin, answer, body } = await read(`/${name}/v2.0/.well-known/openid-configuration`);
      expect(answer.headers.get("access-control-allow-origin")).toBe("*");
      expect(body).toMatchObject({
        issuer: `${origin}/${CONTOSO}/v2.0`,
        authorization_endpoint: `${origin}/${CONTOSO}/oauth2/v2.0/authorize`,
        token_endpoint: `${origin}/${CONTOSO}/oauth2/v2.0/token`,
        end_session_endpoint: `${origin}/${CONTOSO}/oauth2/v2.0/logout`,
        jwks_uri: `${origin}/${CONTOSO}/discovery/v2.0/keys`,
      });
    },
  );

  it.each(["common", "organizations"])("leaves the tenant of the issuer open as %s", async (name) => {
    const { origin, body } = await read(`/${name}/v2.0/.well-known/openid-configuration`);
    expect(body).toMatchObject({
      issuer: `${origin}/{tenantid}/v2.0`,
      token_endpoint: `${origin}/${name}/oauth2/v2.0/token`,
    });
  });

  it("is written for the address that the client used", async () => {
    const proxied = { "x-forwarded-proto": "https", "x-forwarded-host": "login.example" };
    const { body } = await read(`/${FABRIKAM}/v2.0/.well-known/openid-configuration`, proxied);
    expect(body["issuer"]).toBe(`https://login.example/${FABRIKAM}/v2.0`);
  });

  it.each([
    ["nowhere.example", "invalid_tenant", 90002],
    ["%zz", "invalid_tenant", 90002],
    ["consumers", "invalid_request", 9002332],
  ])("is refused for %s", async (name, error, code) => {
    const { answer, body } = await read(`/${name}/v2.0/.well-known/openid-configuration`);
    expect([answer.status, body["error"], body["error_codes"]]).toEqual([400, error, [code]]);
    expect(body["error_description"]).toMatch(
      new RegExp(
        `^AADSTS${String(code)}: .+\r\nTrace ID: \\S{36}\r\nCorrelation ID: \\S{36}\r\nTimestamp: .+Z$`,
      ),
    );
  });
});

describe("the published keys", () => {
  const keysAt = async (name: string) => {
    const { origin, body } = await read(`/${name}/discovery/v2.0/keys`);
    return { origin, keys: (body as unknown as Keys).keys };
  };

  it("are public halves only, each with its issuer", async () => {
    const { origin, keys } = await keysAt(CONTOSO);
    expect(keys.map((one) => Object.keys(one).sort())).toEqual([
      ["alg", "e", "issuer", "kid", "kty", "n", "use"],
    ]);
    expect(keys[0]?.issuer).toBe(`${origin}/${CONTOSO}/v2.0`);
    expect((await keysAt("common")).keys[0]?.issuer).toBe(`${origin}/{tenantid}/v2.0`);
  });

  it("roll over: the new key signs, and what the old one signed stays good until that is retired", async () => {
    const running = await aPlainEmulator();
    const published = async () => {
      const answer = await fetch(`${running.origin}/${CONTOSO}/discovery/v2.0/keys`);
      return (await answer.json()) as Parameters<typeof createLocalJWKSet>[0];
    };
    const idToken = async () => {
      const browser = new ABrowser(running);
      const { body } = await browser.redeem(await browser.code("owner@contoso.com"));
      return String(body["id_token"]);
    };
    const isGood = async (token: string) => {
      const options = { audience: CLIENT_ID, issuer: `${running.origin}/${CONTOSO}/v2.0` };
      const verified = jwtVerify(token, createLocalJWKSet(await published()), options);
      return verified.then(
        () => true,
        () => false,
      );
    };
    const before = await idToken();
    const [first] = (await published()).keys;
    expect((await control(running, "entra", { keys: "roll" })).status).toBe(200);
    const [newest, ...older] = (await published()).keys;
    expect(newest?.kid).not.toBe(first?.kid);
    expect(older).toEqual([first]);
    const after = await idToken();
    expect([await isGood(before), await isGood(after)]).toEqual([true, true]);
    await control(running, "entra", { keys: "retire" });
    expect([await isGood(before), await isGood(after)]).toEqual([false, true]);
  });

  it("stay those of ARM: a token of before is good until its key is retired", async () => {
    const running = await aPlainEmulator();
    const given = (await (await control(running, "tokens", { person: "owner" })).json()) as {
      access_token: string;
    };
    const read = async () => {
      const headers = { authorization: `Bearer ${given.access_token}` };
      return (await fetch(`${running.origin}${REGISTRY}?api-version=2025-11-01`, { headers })).status;
    };
    await control(running, "entra", { keys: "roll" });
    expect(await read()).toBe(200);
    await control(running, "reset", { scenario: "contoso" });
    expect(await read()).toBe(200);
    await control(running, "entra", { keys: "retire" });
    expect(await read()).toBe(401);
    expect((await arm(running, REGISTRY)).status).toBe(200);
  });
});
