import { afterAll, describe, expect, it } from "vitest";
import { aPlainEmulator, closePlainEmulator } from "../a-running-emulator";
import { ABrowser, answered, CONTOSO } from "./fixtures/a-browser";

afterAll(closePlainEmulator);

const LOGOUT = `/${CONTOSO}/oauth2/v2.0/logout`;

async function aBrowserWith(...names: readonly string[]): Promise<ABrowser> {
  const browser = new ABrowser(await aPlainEmulator());
  for (const name of names) await browser.signIn(name, { prompt: "select_account" });
  return browser;
}

async function isSignedIn(browser: ABrowser, name: string): Promise<boolean> {
  return answered(await browser.authorize({ prompt: "none", login_hint: name })).has("code");
}

describe("signing out", () => {
  it("ends the session and goes back with the state", async () => {
    const browser = await aBrowserWith("owner@contoso.com");
    const answer = await browser.get(LOGOUT, {
      post_logout_redirect_uri: "http://localhost:3000/",
      state: "x y",
    });
    expect([answer.status, answer.headers.get("location")]).toEqual([
      302,
      "http://localhost:3000/?state=x+y",
    ]);
    expect(await isSignedIn(browser, "owner@contoso.com")).toBe(false);
  });

  it.each([
    ["no address", {}],
    ["an unknown address", { post_logout_redirect_uri: "https://evil.example/" }],
  ])("ends on a page with %s", async (_, parameters) => {
    const browser = await aBrowserWith("owner@contoso.com");
    const answer = await browser.get(LOGOUT, parameters);
    expect([answer.status, answer.headers.get("location")]).toEqual([200, null]);
    expect(await answer.text()).toContain("You signed out of your account");
    expect(await isSignedIn(browser, "owner@contoso.com")).toBe(false);
  });

  it("ends everybody's session, unless a hint names one", async () => {
    const browser = await aBrowserWith("owner@contoso.com", "reader@contoso.com");
    await browser.get(LOGOUT, { logout_hint: "reader@contoso.com" });
    expect(await isSignedIn(browser, "reader@contoso.com")).toBe(false);
    expect(await isSignedIn(browser, "owner@contoso.com")).toBe(true);
    await browser.get(LOGOUT);
    expect(await isSignedIn(browser, "owner@contoso.com")).toBe(false);
  });

  it("reads the account from an ID token that comes along", async () => {
    const browser = await aBrowserWith("owner@contoso.com", "reader@contoso.com");
    const code = answered(await browser.authorize({ login_hint: "reader@contoso.com" })).get("code") ?? "";
    const { body } = await browser.redeem(code);
    await browser.get(LOGOUT, { id_token_hint: String(body["id_token"]) });
    expect(await isSignedIn(browser, "reader@contoso.com")).toBe(false);
    expect(await isSignedIn(browser, "owner@contoso.com")).toBe(true);
  });

  it("takes a hint that is no token for none", async () => {
    const browser = await aBrowserWith("owner@contoso.com");
    expect((await browser.get(LOGOUT, { id_token_hint: "rubbish" })).status).toBe(200);
    expect(await isSignedIn(browser, "owner@contoso.com")).toBe(false);
  });

  it("leaves other browsers alone", async () => {
    const [here, there] = [await aBrowserWith("owner@contoso.com"), await aBrowserWith("owner@contoso.com")];
    await here.get(LOGOUT);
    expect(await isSignedIn(there, "owner@contoso.com")).toBe(true);
  });
});
