import { createHash } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { aPlainEmulator, closePlainEmulator, control } from "../a-running-emulator";
import { ABrowser, answered, CONTOSO, FABRIKAM, REDIRECT_URI } from "./fixtures/a-browser";

afterAll(closePlainEmulator);

const aBrowser = async () => new ABrowser(await aPlainEmulator());

describe("the account picker", () => {
  it("offers the people of the tenant, each with what they may do", async () => {
    const text = await (await (await aBrowser()).authorize()).text();
    expect(text).toContain("<title>Pick an account - Local Azure</title>");
    expect(text.match(/class="name">[^<]+/g)).toHaveLength(8);
    for (const line of [
      "Owner of the subscription Contoso Production",
      "Contributor of the resource group rg-platform",
      "No rights in Azure<",
      "No rights in Azure. In the dashboard: approver",
    ]) {
      expect(text).toContain(line);
    }
    expect(text).not.toContain("frida@fabrikam.com");
  });

  it("offers everybody where no tenant is named", async () => {
    const text = await (await (await aBrowser()).authorize({}, "common")).text();
    expect(text.match(/class="name">[^<]+/g)).toHaveLength(9);
  });

  it("puts the account first that the client hints at", async () => {
    const page = await (await aBrowser()).authorize({ login_hint: "Viewer@contoso.com" });
    expect(/class="name">([^<]+)/.exec(await page.text())?.[1]).toBe("Vera Viewer");
  });

  it("may lead to the client and to nothing else, and loads nothing", async () => {
    const page = await (await aBrowser()).authorize();
    const text = await page.text();
    const style = /<style>([^]*)<\/style>/.exec(text)?.[1] ?? "";
    const hash = createHash("sha256").update(style).digest("base64");
    expect(page.headers.get("content-security-policy")).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self' http://localhost:3000; base-uri 'none'; frame-ancestors 'none'`,
    );
    expect(text).not.toMatch(/<script|\sstyle=|https?:\/\//);
  });

  it("writes what the client sent as text", async () => {
    const page = await (await aBrowser()).authorize({ state: `"><script>alert(1)</script>` });
    expect(await page.text()).not.toContain("<script");
  });

  it("answers in the fragment with the state and the account", async () => {
    const answer = answered(await (await aBrowser()).signIn("owner@contoso.com"));
    expect([...answer.keys()]).toEqual(["code", "client_info", "state", "session_state"]);
    expect(answer.get("state")).toBe("a state");
    const info: unknown = JSON.parse(Buffer.from(answer.get("client_info") ?? "", "base64url").toString());
    expect(info).toEqual({ uid: "1f0f3c52-7a64-4e0b-9a0e-5b8f0c1d2e31", utid: CONTOSO });
  });

  it("answers in the query when asked to, and without client_info when that is not asked for", async () => {
    const answer = await (
      await aBrowser()
    ).signIn("owner@contoso.com", {
      response_mode: "query",
      client_info: undefined,
    });
    const url = new URL(answer.headers.get("location") ?? "");
    expect(url.hash).toBe("");
    expect([...url.searchParams.keys()]).toEqual(["code", "state", "session_state"]);
  });

  it("takes the request as a form, too", async () => {
    const browser = await aBrowser();
    await browser.signIn("owner@contoso.com");
    const form = new URLSearchParams({ client_id: "nobody" });
    const answer = await browser.post(`/${CONTOSO}/oauth2/v2.0/authorize`, form);
    expect(await answer.text()).toContain("AADSTS700016");
  });

  it.each([
    ["frida@fabrikam.com", "AADSTS50020"],
    ["nobody@contoso.com", "AADSTS50034"],
  ])("does not let %s in", async (name, code) => {
    const answer = await (await aBrowser()).signIn(name);
    expect(answer.headers.get("location")).toBeNull();
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(await answer.text()).toContain(code);
  });

  it("lets the people of either tenant in at their own, and both at common", async () => {
    const browser = await aBrowser();
    expect(await browser.code("frida@fabrikam.com", {}, FABRIKAM)).toMatch(/^1\./);
    expect(await browser.code("owner@contoso.com", { prompt: "select_account" }, "common")).toMatch(/^1\./);
  });
});

describe("a request that nobody can be answered to", () => {
  it.each([
    ["an unknown client", { client_id: "0b1d6f0e-52a7-4b7e-9c58-3f1f0a6d2c44" }, 400, "AADSTS700016"],
    ["no client", { client_id: undefined }, 400, "AADSTS900144"],
    ["no address", { redirect_uri: undefined }, 400, "AADSTS900971"],
    ["another path", { redirect_uri: "http://localhost:3000/elsewhere" }, 400, "AADSTS50011"],
    ["another host", { redirect_uri: "http://127.0.0.1:3000/auth/redirect" }, 400, "AADSTS50011"],
    ["another scheme", { redirect_uri: "ftp://localhost/auth/redirect" }, 400, "AADSTS50011"],
    ["a script", { redirect_uri: "javascript:alert(1)" }, 400, "AADSTS50011"],
    ["a fragment", { redirect_uri: `${REDIRECT_URI}#x` }, 400, "AADSTS50011"],
    ["somebody's name", { redirect_uri: "http://a@localhost/auth/redirect" }, 400, "AADSTS50011"],
    ["no address at all", { redirect_uri: "auth/redirect" }, 400, "AADSTS50011"],
    ["an unknown response mode", { response_mode: "web_message" }, 400, "AADSTS70007"],
    ["a response mode that is not built", { response_mode: "form_post" }, 501, "NotImplemented"],
  ])("is shown as a page for %s, and never redirected", async (_, changes, status, text) => {
    const browser = await aBrowser();
    await browser.signIn("owner@contoso.com");
    const answer = await browser.authorize(changes);
    expect([answer.status, answer.headers.get("location")]).toEqual([status, null]);
    expect(await answer.text()).toContain(text);
  });

  it("is shown as a page when its form names an unknown address", async () => {
    const form = new URLSearchParams({ request: "client_id=x", name: "owner@contoso.com" });
    const answer = await (await aBrowser()).post(`/${CONTOSO}/oauth2/v2.0/login`, form);
    expect([answer.status, answer.headers.get("set-cookie")]).toEqual([400, null]);
  });

  it.each([
    ["an unknown tenant", "nowhere.example", 400, "AADSTS90002"],
    ["personal accounts", "consumers", 400, "AADSTS9002332"],
  ])("is shown as a page for %s", async (_, tenant, status, code) => {
    const answer = await (await aBrowser()).authorize({}, tenant);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([status, "text/html; charset=utf-8"]);
    expect(await answer.text()).toContain(code);
  });

  it("takes forms only as forms, and by POST", async () => {
    const { origin } = await aPlainEmulator();
    const login = `${origin}/${CONTOSO}/oauth2/v2.0/login`;
    expect((await fetch(login)).status).toBe(405);
    expect((await fetch(login, { method: "POST", body: "{}" })).status).toBe(400);
    expect((await fetch(login, { method: "PUT" })).status).toBe(501);
  });
});

describe("a faulty request of a known client", () => {
  it.each([
    ["no response type", { response_type: undefined }, "invalid_request", 900144],
    ["another response type", { response_type: "id_token" }, "unsupported_response_type", 70005],
    ["no scope", { scope: " " }, "invalid_request", 900144],
    ["a scope of no resource", { scope: "openid User.Read" }, "invalid_scope", 70011],
    ["an unknown permission", { scope: "https://management.azure.com/write" }, "invalid_scope", 70011],
    ["an unknown resource", { scope: "https://vault.azure.net/.default" }, "invalid_resource", 500011],
    ["an unknown prompt", { prompt: "maybe" }, "invalid_request", 90023],
    ["no challenge", { code_challenge: undefined }, "invalid_request", 9002325],
    ["a plain challenge", { code_challenge_method: "plain" }, "invalid_request", 50149],
    ["no challenge method", { code_challenge_method: undefined }, "invalid_request", 50149],
    ["a short challenge", { code_challenge: "short" }, "invalid_request", 501491],
    ["claims that are no JSON", { claims: "{" }, "invalid_request", 9002313],
    ["claims that are no object", { claims: "[]" }, "invalid_request", 9002313],
  ])("goes back to it: %s", async (_, changes, error, code) => {
    const answer = answered(await (await aBrowser()).authorize(changes));
    expect(answer.get("error")).toBe(error);
    expect(answer.get("error_description")).toMatch(new RegExp(`^AADSTS${String(code)}: `));
    expect(answer.get("error_uri")).toBe(`https://login.microsoftonline.com/error?code=${String(code)}`);
    expect([answer.get("state"), answer.get("code")]).toEqual(["a state", null]);
  });
});

describe("the session", () => {
  it("is a cookie that scripts cannot read and other sites do not send", async () => {
    const browser = await aBrowser();
    const { port } = await aPlainEmulator();
    const cookie = (await browser.signIn("owner@contoso.com")).headers.get("set-cookie");
    expect(cookie).toMatch(
      new RegExp(`^local-entra-${String(port)}=[\\w-]{32}; Path=/; HttpOnly; SameSite=Lax$`),
    );
  });

  it("answers at once the next time, silently or not", async () => {
    const browser = await aBrowser();
    await browser.signIn("owner@contoso.com");
    expect(answered(await browser.authorize()).has("code")).toBe(true);
    expect(answered(await browser.authorize({ prompt: "none" })).has("code")).toBe(true);
    expect(answered(await browser.authorize({ prompt: "none" }, "organizations")).has("code")).toBe(true);
  });

  it("is missing for whoever is not signed in, there, or as the one who is hinted at", async () => {
    const browser = await aBrowser();
    const isMissing = async (changes: Record<string, string>, tenant?: string) => {
      const answer = answered(await browser.authorize({ prompt: "none", ...changes }, tenant));
      expect(answer.get("error_description")).toMatch(/^AADSTS50058: /);
      expect(answer.get("error")).toBe("login_required");
    };
    await isMissing({});
    await browser.signIn("owner@contoso.com");
    await isMissing({}, FABRIKAM);
    await isMissing({ login_hint: "reader@contoso.com" });
  });

  it("holds several people, who must be told apart by a hint", async () => {
    const browser = await aBrowser();
    await browser.signIn("owner@contoso.com");
    await browser.signIn("reader@contoso.com", { prompt: "select_account" });
    const silent = answered(await browser.authorize({ prompt: "none" }));
    expect(silent.get("error")).toBe("interaction_required");
    expect(silent.get("error_description")).toMatch(/^AADSTS16000: /);
    const hinted = answered(await browser.authorize({ prompt: "none", login_hint: "READER@contoso.com" }));
    expect(hinted.has("code")).toBe(true);
    expect((await browser.authorize()).status).toBe(200);
  });

  it.each(["login", "select_account"])("is not enough for prompt=%s", async (prompt) => {
    const browser = await aBrowser();
    await browser.signIn("owner@contoso.com");
    expect(await (await browser.authorize({ prompt })).text()).toContain("Pick an account");
  });

  it("outlives a reset, as tokens do", async () => {
    const running = await aPlainEmulator();
    const browser = new ABrowser(running);
    await browser.signIn("owner@contoso.com");
    await control(running, "reset", { scenario: "contoso" });
    expect(answered(await browser.authorize({ prompt: "none" })).has("code")).toBe(true);
  });
});
