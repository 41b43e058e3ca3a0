import { decodeJwt } from "jose";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { aPlainEmulator, closePlainEmulator, control, REGISTRY, start, undoAll } from "../a-running-emulator";
import type { RunningEmulator } from "../server";
import { ABrowser, answered, CONTOSO } from "./fixtures/a-browser";

afterAll(closePlainEmulator);
afterEach(undoAll);

async function aSignedInOwner() {
  const running = await aPlainEmulator();
  const browser = new ABrowser(running);
  const { body } = await browser.redeem(await browser.code("owner@contoso.com"));
  return { running, browser, refreshToken: body["refresh_token"] };
}

async function set(running: RunningEmulator, condition: Record<string, unknown>): Promise<void> {
  const answer = await control(running, "entra", { condition });
  expect([answer.status, await answer.text()]).toEqual([201, expect.stringContaining(`{"id":"`)]);
}

describe("missing consent", () => {
  it("is refused where nobody can be asked", async () => {
    const { running, browser, refreshToken } = await aSignedInOwner();
    await set(running, { type: "consent-required" });
    const { status, body } = await browser.refresh(refreshToken);
    expect([status, body]).toMatchObject([
      400,
      { error: "invalid_grant", error_codes: [65001], suberror: "consent_required" },
    ]);
    const silent = answered(await browser.authorize({ prompt: "none" }));
    expect(silent.get("error")).toBe("consent_required");
    expect(silent.get("error_description")).toMatch(/^AADSTS65001: /);
  });

  it("is asked for, and given for good", async () => {
    const { running, browser, refreshToken } = await aSignedInOwner();
    await set(running, { type: "consent-required" });
    const page = await browser.authorize();
    expect(await page.clone().text()).toContain("Permissions requested");
    expect(answered(await browser.press(page, "answer", "accept")).has("code")).toBe(true);
    expect(answered(await browser.authorize({ prompt: "none" })).has("code")).toBe(true);
    expect((await browser.refresh(refreshToken)).status).toBe(200);
  });

  it("goes back to the client when it is declined", async () => {
    const { running, browser } = await aSignedInOwner();
    await set(running, { type: "consent-required" });
    const answer = answered(await browser.press(await browser.authorize(), "answer", "cancel"));
    expect([answer.get("error"), answer.get("error_subcode")]).toEqual(["access_denied", "cancel"]);
    expect(answer.get("error_description")).toMatch(/^AADSTS65004: /);
  });

  it("cannot be given where only an administrator can", async () => {
    const { running, browser } = await aSignedInOwner();
    await set(running, { type: "consent-required", by: "administrator" });
    const page = await browser.authorize();
    expect(await page.clone().text()).not.toContain("accept");
    const forced = await browser.press(page.clone(), "answer", "accept");
    expect(await forced.text()).toContain("Need admin approval");
    const answer = answered(await browser.press(page, "answer", "cancel"));
    expect(answer.get("error_description")).toMatch(/^AADSTS90094: /);
  });

  it("is asked for again by prompt=consent", async () => {
    const { browser } = await aSignedInOwner();
    const page = await browser.authorize({ prompt: "consent" });
    expect(await page.clone().text()).toContain("Permissions requested");
    expect(answered(await browser.press(page, "answer", "accept")).has("code")).toBe(true);
  });

  it("cannot be given for somebody who is not signed in here", async () => {
    const { running, browser } = await aSignedInOwner();
    await set(running, { type: "consent-required" });
    const page = await browser.authorize();
    const elsewhere = await new ABrowser(running).press(page, "answer", "accept");
    expect(await elsewhere.text()).toContain("Pick an account");
    expect((await browser.authorize()).status).toBe(200);
  });
});

describe("a claims challenge", () => {
  it("asks for another proof, with the claims to send along", async () => {
    const { running, browser, refreshToken } = await aSignedInOwner();
    await set(running, { type: "proof-required" });
    const { status, body } = await browser.refresh(refreshToken);
    expect([status, body]).toMatchObject([
      400,
      { error: "interaction_required", error_codes: [50076], suberror: "basic_action" },
    ]);
    const claims = String(body["claims"]);
    expect(JSON.parse(claims)).toMatchObject({ access_token: { capolids: { essential: true } } });
    const silent = answered(await browser.authorize({ prompt: "none" }));
    expect([silent.get("error"), silent.get("claims")]).toEqual(["interaction_required", claims]);
    const page = await browser.authorize({ claims });
    expect(await page.clone().text()).toContain("More is asked of you");
    const code = answered(await browser.press(page, "answer", "accept")).get("code") ?? "";
    expect((await browser.redeem(code)).status).toBe(200);
  });

  it("meets a code that was on its way, and the code is used up", async () => {
    const { running, browser } = await aSignedInOwner();
    const code = answered(await browser.authorize()).get("code") ?? "";
    await set(running, { type: "proof-required" });
    expect((await browser.redeem(code)).body).toMatchObject({ error_codes: [50076] });
    expect((await browser.redeem(code)).body).toMatchObject({ error_codes: [54005] });
  });
});

describe("a block", () => {
  it("lets nobody through, and says so on every way", async () => {
    const { running, browser, refreshToken } = await aSignedInOwner();
    await set(running, { type: "blocked" });
    expect((await browser.refresh(refreshToken)).body).toMatchObject({
      error: "invalid_grant",
      error_codes: [53003],
      suberror: "message_only",
    });
    expect(answered(await browser.authorize({ prompt: "none" })).get("error")).toBe("access_denied");
    const page = await browser.authorize();
    expect(await page.clone().text()).toContain("You cannot access this right now");
    const forced = await browser.press(page.clone(), "answer", "accept");
    expect(await forced.text()).toContain("You cannot access this right now");
    const answer = answered(await browser.press(page, "answer", "cancel"));
    expect(answer.get("error_description")).toMatch(/^AADSTS53003: /);
  });
});

describe("a condition", () => {
  it("concerns one person and one resource when it names them", async () => {
    const { running, browser, refreshToken } = await aSignedInOwner();
    await set(running, { type: "blocked", person: "reader" });
    expect((await browser.refresh(refreshToken)).status).toBe(200);
    await set(running, { type: "blocked", person: "owner", resource: "registry" });
    expect((await browser.refresh(refreshToken)).status).toBe(200);
    const scope = "https://containerregistry.azure.net/.default";
    expect((await browser.refresh(refreshToken, { scope })).status).toBe(400);
  });

  it.each(["DELETE entra", "POST reset"])("ends with %s", async (how) => {
    const { running, browser, refreshToken } = await aSignedInOwner();
    await set(running, { type: "blocked" });
    const [method = "", path = ""] = how.split(" ");
    await control(running, path, undefined, method);
    expect((await browser.refresh(refreshToken)).status).toBe(200);
  });
});

describe("token times", () => {
  const NOW = 1_800_000_000_000;
  const seconds = (token: unknown) => {
    const { nbf = 0, exp = 0 } = decodeJwt(String(token));
    return [nbf - NOW / 1000, exp - NOW / 1000];
  };

  it.each([
    ["over already", { startsInSeconds: -7200 }, [-7200, -3300], 3900, "ExpiredAuthenticationToken"],
    ["not yet valid", { startsInSeconds: 600 }, [600, 4500], 3900, "InvalidAuthenticationToken"],
    ["short", { lastsSeconds: 60 }, [0, 60], 60, undefined],
  ])("make tokens %s, as the client's wrong clock would have it", async (_, times, span, expiresIn, code) => {
    const running = await start({ now: () => NOW });
    const browser = new ABrowser(running);
    await set(running, { type: "token-times", ...times });
    const { body } = await browser.redeem(await browser.code("owner@contoso.com"));
    expect([seconds(body["access_token"]), seconds(body["id_token"])]).toEqual([span, span]);
    expect(body["expires_in"]).toBe(expiresIn);
    const headers = { authorization: `Bearer ${String(body["access_token"])}` };
    const answer = await fetch(`${running.origin}${REGISTRY}?api-version=2025-11-01`, { headers });
    const { error } = (await answer.json()) as { error?: { code: string } };
    expect([answer.status, error?.code]).toEqual([code === undefined ? 200 : 401, code]);
  });

  it.each([
    ["id", "access_token", "id_token"],
    ["access", "id_token", "access_token"],
  ])("can be those of %s tokens only", async (tokens, untouched, touched) => {
    const running = await start({ now: () => NOW });
    const browser = new ABrowser(running);
    await set(running, { type: "token-times", lastsSeconds: 60, tokens });
    const { body } = await browser.redeem(await browser.code("owner@contoso.com"));
    expect([seconds(body[untouched]), seconds(body[touched])]).toEqual([
      [0, 3900],
      [0, 60],
    ]);
  });
});

describe("the age of sign-ins", () => {
  const age = async (running: RunningEmulator, ageMinutes: number) =>
    (await control(running, "entra", { ageMinutes })).status;

  it("is in auth_time, however often the sign-in was renewed since", async () => {
    const { running, browser, refreshToken } = await aSignedInOwner();
    const authTime = async () =>
      Number(decodeJwt(String((await browser.refresh(refreshToken)).body["id_token"]))["auth_time"]);
    const before = await authTime();
    expect(await age(running, 20)).toBe(200);
    expect(await authTime()).toBe(before - 20 * 60);
  });

  it("ends them and their refresh tokens after a day", async () => {
    const { running, browser, refreshToken } = await aSignedInOwner();
    expect(await age(running, 24 * 60)).toBe(200);
    expect((await browser.refresh(refreshToken)).body).toMatchObject({ error_codes: [700084] });
    expect(answered(await browser.authorize({ prompt: "none" })).get("error")).toBe("login_required");
  });
});

describe("the controls of Entra", () => {
  it.each([
    [{}, "The body is not usable."],
    [{ keys: "lose" }, "The body is not usable."],
    [{ redirectUris: [] }, "The body is not usable."],
    [{ ageMinutes: 0 }, "The body is not usable."],
    [{ condition: { type: "nonsense" } }, "The body is not usable."],
    [{ condition: { type: "blocked", person: "nobody" } }, `There is no person "nobody" who could sign in.`],
    [{ condition: { type: "blocked", person: "replica-map" } }, "There is no person"],
    [{ condition: { type: "token-times", lastsSeconds: 0 } }, "The body is not usable."],
  ])("refuse %j", async (body, sentence) => {
    const answer = await control(await aPlainEmulator(), "entra", body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { message: expect.stringContaining(sentence) } });
  });

  it("register other addresses, until they are cleared", async () => {
    const running = await aPlainEmulator();
    const browser = new ABrowser(running);
    await browser.signIn("owner@contoso.com");
    const elsewhere = { redirect_uri: "https://map.example/auth/redirect" };
    await control(running, "entra", { redirectUris: [elsewhere.redirect_uri] });
    expect((await browser.authorize(elsewhere)).status).toBe(302);
    expect((await browser.authorize()).status).toBe(400);
    expect((await browser.authorize({ redirect_uri: "https://map.example:8443/auth/redirect" })).status).toBe(
      400,
    );
    await control(running, "entra", undefined, "DELETE");
    expect((await browser.authorize()).status).toBe(302);
  });

  it("show what a client must know, and no secret", async () => {
    const { running, refreshToken } = await aSignedInOwner();
    const shown = await (await control(running, "entra", undefined, "GET")).json();
    expect(shown).toMatchObject({
      clientId: "b7d0e9f2-5c48-4a16-8e3d-6f9a0b1c2d3e",
      appIdUri: "api://b7d0e9f2-5c48-4a16-8e3d-6f9a0b1c2d3e",
      tenants: [{ tenantId: CONTOSO, domain: "contoso.com" }, { domain: "fabrikam.com" }],
    });
    const state = await (await control(running, "state", undefined, "GET")).text();
    expect(JSON.stringify(shown) + state).not.toContain(String(refreshToken));
    expect(state).not.toContain(`"sessions"`);
  });
});
