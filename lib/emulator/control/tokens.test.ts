import { decodeJwt } from "jose";
import { afterAll, describe, expect, it } from "vitest";
import { aPlainEmulator, closePlainEmulator, control } from "../a-running-emulator";
import { ABrowser, CLIENT_ID, CONTOSO } from "../entra/fixtures/a-browser";

afterAll(closePlainEmulator);

async function claimsGiven(body: Record<string, unknown>) {
  const answer = await control(await aPlainEmulator(), "tokens", body);
  const { access_token: token } = (await answer.json()) as { access_token: string };
  return decodeJwt(token);
}

/** What is made anew for every token. */
const withoutMarks = ({
  aio: _,
  uti: __,
  iat: ___,
  nbf: ____,
  exp: _____,
  ...claims
}: Record<string, unknown>) => claims;

describe("a token without a sign-in", () => {
  it.each([
    ["arm", "https://management.azure.com//.default"],
    ["registry", "https://containerregistry.azure.net/.default"],
    ["dashboard", `api://${CLIENT_ID}/.default`],
  ])("for %s says the same as one of the local Entra", async (audience, scope) => {
    const running = await aPlainEmulator();
    const browser = new ABrowser(running);
    const code = await browser.code("administrator@contoso.com", { scope: `openid ${scope}` });
    const { body } = await browser.redeem(code);
    const given = await claimsGiven({ person: "administrator", audience });
    expect(withoutMarks(given)).toEqual(withoutMarks(decodeJwt(String(body["access_token"]))));
  });

  it("for the dashboard is of version 2, with the app roles", async () => {
    const { origin } = await aPlainEmulator();
    expect(await claimsGiven({ person: "approver", audience: "dashboard" })).toMatchObject({
      aud: CLIENT_ID,
      azp: CLIENT_ID,
      iss: `${origin}/${CONTOSO}/v2.0`,
      roles: ["approver"],
      ver: "2.0",
    });
  });

  it("of the dashboard's own identity is an application's", async () => {
    const claims = await claimsGiven({ person: "replica-map" });
    expect(claims).toMatchObject({ appid: CLIENT_ID, idtyp: "app", sub: claims["oid"] });
    expect(Object.keys(claims)).not.toEqual(expect.arrayContaining(["scp"]));
  });

  it("begins and ends when it is told to", async () => {
    const { nbf = 0, exp = 0 } = await claimsGiven({
      person: "owner",
      startsInSeconds: 600,
      expiresInSeconds: 660,
    });
    expect(exp - nbf).toBe(60);
    expect(await claimsGiven({ person: "owner", capabilities: ["CP1"] })).toMatchObject({ xms_cc: ["CP1"] });
  });
});

describe("a reset into another subscription", () => {
  it("signs nobody out and changes no key", async () => {
    const running = await aPlainEmulator();
    const browser = new ABrowser(running);
    const { body } = await browser.redeem(await browser.code("owner@contoso.com"));
    const keys = async () => (await fetch(`${running.origin}/${CONTOSO}/discovery/v2.0/keys`)).text();
    const before = await keys();
    const subscriptionId = "0b1d6f0e-52a7-4b7e-9c58-3f1f0a6d2c44";
    expect((await control(running, "reset", { subscriptionId })).status).toBe(200);
    expect(await keys()).toBe(before);
    expect((await browser.refresh(body["refresh_token"])).status).toBe(200);
    expect((await browser.authorize({ prompt: "none" })).status).toBe(302);
    const answer = await fetch(`${running.origin}/subscriptions/${subscriptionId}?api-version=2022-12-01`, {
      headers: { authorization: `Bearer ${String(body["access_token"])}` },
    });
    expect(answer.status).toBe(200);
  });
});
