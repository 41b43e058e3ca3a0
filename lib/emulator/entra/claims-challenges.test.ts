import { decodeJwt } from "jose";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { aPlainEmulator, closePlainEmulator, control, SUBSCRIPTION, undoAll } from "../a-running-emulator";
import type { RunningEmulator } from "../server";
import { ABrowser, answered } from "./fixtures/a-browser";
import { expectRefusal } from "./fixtures/expect-entra-refusal";

afterAll(closePlainEmulator);
afterEach(undoAll);

const CP1 = { access_token: { xms_cc: { values: ["CP1"] } } };
const ask = (claims: Record<string, unknown>) => ({
  claims: JSON.stringify({ access_token: { ...CP1.access_token, ...claims } }),
});

async function aSignedInOwner() {
  const running = await aPlainEmulator();
  const browser = new ABrowser(running);
  const { body } = await browser.redeem(await browser.code("owner@contoso.com"), ask({}));
  return { running, browser, body };
}

async function challenge(running: RunningEmulator, more: Record<string, unknown> = {}): Promise<void> {
  const answer = await control(running, "entra", {
    condition: { type: "claims-challenge", person: "owner", ...more },
  });
  expect(answer.status).toBe(201);
}

/** What ARM says to a token: its status, and the claims that it wants. */
async function armAnswer(running: RunningEmulator, token: unknown) {
  const answer = await fetch(`${running.origin}${SUBSCRIPTION}?api-version=2022-12-01`, {
    headers: { authorization: `Bearer ${String(token)}` },
  });
  await answer.arrayBuffer();
  const encoded = /claims="([^"]+)"/.exec(answer.headers.get("www-authenticate") ?? "")?.[1];
  const claims = encoded === undefined ? undefined : Buffer.from(encoded, "base64").toString();
  return { status: answer.status, claims };
}

describe("a revocation", () => {
  it("ends access tokens, refresh tokens and sign-ins of before it", async () => {
    const { running, browser, body } = await aSignedInOwner();
    await challenge(running);
    const { status, claims } = await armAnswer(running, body["access_token"]);
    expect([status, claims]).toEqual([
      401,
      expect.stringMatching(/"nbf":\{"essential":true,"value":"\d{10}"\}/),
    ]);
    await expectRefusal(browser.refresh(body["refresh_token"]), "invalid_grant", 50173);
    expect(answered(await browser.authorize({ prompt: "none" })).get("error")).toBe("login_required");
  });

  it("ends a code that was on its way", async () => {
    const { running, browser } = await aSignedInOwner();
    const code = answered(await browser.authorize()).get("code") ?? "";
    await challenge(running);
    await expectRefusal(browser.redeem(code), "invalid_grant", 50173);
  });

  it("is over for who signs in again with the claims of the challenge", async () => {
    const { running, browser, body } = await aSignedInOwner();
    await challenge(running);
    const { claims = "" } = await armAnswer(running, body["access_token"]);
    const page = await browser.authorize({ claims });
    expect(await page.clone().text()).toContain("Pick an account");
    const code = answered(await browser.press(page, "name", "owner@contoso.com")).get("code") ?? "";
    const again = await browser.redeem(code, ask({ nbf: { essential: true, value: "1" } }));
    expect(await armAnswer(running, again.body["access_token"])).toMatchObject({ status: 200 });
    expect((await browser.refresh(again.body["refresh_token"])).status).toBe(200);
    expect(answered(await browser.authorize({ prompt: "none" })).has("code")).toBe(true);
  });

  it("leaves everybody else signed in", async () => {
    const { running } = await aSignedInOwner();
    const other = new ABrowser(running);
    const { body } = await other.redeem(await other.code("reader@contoso.com"), ask({}));
    await challenge(running);
    expect(await armAnswer(running, body["access_token"])).toMatchObject({ status: 200 });
    expect((await other.refresh(body["refresh_token"])).status).toBe(200);
  });
});

describe("an authentication context", () => {
  it("is asked for by ARM, proved at the sign-in, and then in every token", async () => {
    const { running, browser, body } = await aSignedInOwner();
    await challenge(running, { authenticationContext: "c1" });
    const { status, claims = "" } = await armAnswer(running, body["access_token"]);
    expect([status, JSON.parse(claims)]).toEqual([
      401,
      { access_token: { acrs: { essential: true, value: "c1" } } },
    ]);
    const silent = answered(await browser.authorize({ prompt: "none", claims }));
    expect([silent.get("error"), silent.get("claims")]).toEqual(["interaction_required", claims]);
    const page = await browser.authorize({ claims });
    expect(await page.clone().text()).toContain("More is asked of you");
    const code = answered(await browser.press(page, "answer", "accept")).get("code") ?? "";
    const proved = await browser.redeem(code, ask({ acrs: { essential: true, value: "c1" } }));
    expect(decodeJwt(String(proved.body["access_token"]))["acrs"]).toEqual(["c1"]);
    const renewed = await browser.refresh(proved.body["refresh_token"], ask({}));
    expect(await armAnswer(running, renewed.body["access_token"])).toMatchObject({ status: 200 });
  });

  it("is not proved by a sign-in that was not asked for it", async () => {
    const { running, browser } = await aSignedInOwner();
    await challenge(running, { authenticationContext: "c1" });
    const { body } = await browser.redeem(answered(await browser.authorize()).get("code") ?? "", ask({}));
    expect(await armAnswer(running, body["access_token"])).toMatchObject({ status: 401 });
    const asked = browser.refresh(body["refresh_token"], ask({ acrs: { essential: true, value: "c1" } }));
    await expectRefusal(asked, "interaction_required", 50076);
  });
});
