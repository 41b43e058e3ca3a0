import { decodeJwt } from "jose";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { auditRows } from "@/lib/audit/fixtures/audit-rows";
import { auditTrail } from "@/lib/audit/fixtures/audit-trail";
import type { Database } from "@/lib/db/database";
import { closeDatabase } from "@/lib/db/get-database";
import { emptyTestDatabase } from "@/lib/db/test-database";
import { aLocalEntra, FABRIKAM } from "@/lib/entra/fixtures/local-entra";
import { onSessionEnd } from "@/lib/sessions/session-end";
import { Browser } from "./fixtures/browser";
import { handOver, nonceOf, signIn } from "./fixtures/signed-in";

const OWNER = "owner@contoso.com";
const COOKIE = "replica-map-session-3000";

const entra = aLocalEntra();
let db: Database;
let browser: Browser;
beforeEach(async () => {
  db = await emptyTestDatabase();
  browser = new Browser();
}, 120_000);
afterEach(() => {
  vi.useRealTimers();
});
afterAll(closeDatabase);

const later = (minutes: number) => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + minutes * 60_000 });
};
const sessionIds = async () => (await auditRows(db)).map(({ subject }) => String(subject));
const NOT_OF_HERE = {
  status: 401,
  body: { code: "signed_out", message: expect.stringContaining("not begun in this browser") },
};

describe("a sign-in", () => {
  it("opens a session for whom the ID token names", async () => {
    expect((await browser.state()).body).toEqual({ isSignedIn: false });
    const opened = await signIn(entra, browser, OWNER);
    expect(opened).toMatchObject({ status: 200, body: { name: "Olivia Owner" } });
    expect(opened.setCookie).toMatch(/^replica-map-session-3000=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect((await browser.state()).body).toEqual({
      isSignedIn: true,
      tokensEndInSeconds: expect.any(Number),
      ...opened.body,
    });
    expect(await auditTrail(db)).toEqual([expect.stringMatching(/^session\.open succeeded \S{36}$/)]);
  });

  it("of a second tenant opens one too", async () => {
    expect(await signIn(entra, browser, "frida@fabrikam.com", FABRIKAM)).toMatchObject({
      status: 200,
      body: { name: "Frida Owner" },
    });
  });

  it("leaves neither the cookie nor a token in the store in the clear", async () => {
    const brought = await entra.signIn(OWNER, { nonce: await nonceOf(browser) });
    await browser.post("", handOver(brought));
    const everything = JSON.stringify(
      await Promise.all(
        ["sessions", "session_tokens", "sign_in_nonces", "audit"].map((table) =>
          db.query({ text: `select * from ${table}`, values: [] }),
        ),
      ),
    );
    const secrets = [brought.idToken, brought.accessToken, ...browser.cookies.values()];
    for (const secret of secrets) expect(everything).not.toContain(secret);
    expect(everything).toContain("Olivia Owner");
  });

  it("takes the place of the same person's session in this browser, under a new id", async () => {
    await signIn(entra, browser, OWNER);
    const before = browser.cookies.get(COOKIE);
    const [first = ""] = await sessionIds();
    const stopped: string[] = [];
    onSessionEnd(first, () => stopped.push("stream"));
    await signIn(entra, browser, OWNER);
    expect(browser.cookies.get(COOKIE)).not.toBe(before);
    expect(stopped).toEqual(["stream"]);
    browser.cookies.set(COOKIE, before ?? "");
    expect((await browser.state()).body).toEqual({ isSignedIn: false });
  });

  it("of another person is refused while somebody is signed in here", async () => {
    await signIn(entra, browser, OWNER);
    expect(await signIn(entra, browser, "reader@contoso.com")).toMatchObject({
      status: 409,
      body: {
        message: "You are signed in as Olivia Owner.",
        nextStep: expect.stringContaining("Sign out first"),
      },
    });
    expect((await browser.state()).body).toMatchObject({ name: "Olivia Owner" });
    expect(await auditTrail(db)).toEqual([expect.stringContaining("succeeded"), "session.open refused"]);
  });

  it("does not depend on a cookie that somebody else put there", async () => {
    const planted = "p".repeat(43);
    browser.cookies.set(COOKIE, planted);
    await signIn(entra, browser, OWNER);
    expect(browser.cookies.get(COOKIE)).not.toBe(planted);
  });

  it("needs a token for Azure that is not over", async () => {
    const brought = await entra.signIn(OWNER, { nonce: await nonceOf(browser) });
    expect(await browser.post("", handOver(brought, 0))).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining("is over already") },
    });
    const again = await entra.signIn(OWNER, { nonce: await nonceOf(browser) });
    expect(await browser.post("", { idToken: again.idToken, accessTokens: [] })).toMatchObject({
      status: 400,
    });
    expect((await browser.state()).body).toEqual({ isSignedIn: false });
  });

  it("is not believed for longer than a day, whatever the browser says", async () => {
    const brought = await entra.signIn(OWNER, { nonce: await nonceOf(browser) });
    const { body } = await browser.post("", handOver(brought, 10 ** 9));
    expect(Date.parse(String(body["tokensEndAt"]))).toBeLessThanOrEqual(Date.now() + 24 * 3_600_000);
  });
});

describe("the nonce of a sign-in", () => {
  it("is good once", async () => {
    const brought = await entra.signIn(OWNER, { nonce: await nonceOf(browser) });
    expect(await browser.post("", handOver(brought))).toMatchObject({ status: 200 });
    expect(await browser.post("", handOver(brought))).toMatchObject(NOT_OF_HERE);
    expect(await auditTrail(db)).toEqual([expect.stringContaining("succeeded"), "session.open refused"]);
  });

  it("is good in the browser that asked for it alone, and is not used up by another", async () => {
    const victim = new Browser();
    await nonceOf(victim);
    const brought = await entra.signIn(OWNER, { nonce: await nonceOf(browser) });
    expect(await victim.post("", handOver(brought))).toMatchObject(NOT_OF_HERE);
    expect(await new Browser().post("", handOver(brought))).toMatchObject(NOT_OF_HERE);
    expect(await browser.post("", handOver(brought))).toMatchObject({ status: 200 });
  });

  it("cannot be missing or made up", async () => {
    await nonceOf(browser);
    for (const nonce of [undefined, "n".repeat(43)]) {
      const brought = await entra.signIn(OWNER, { nonce });
      expect(await browser.post("", handOver(brought))).toMatchObject(NOT_OF_HERE);
    }
  });

  it("is over after 10 minutes", async () => {
    const brought = await entra.signIn(OWNER, { nonce: await nonceOf(browser) });
    later(10.1);
    expect(await browser.post("", handOver(brought))).toMatchObject(NOT_OF_HERE);
  });

  it("is one of several when several tabs sign in at once", async () => {
    const nonces = [await nonceOf(browser), await nonceOf(browser)];
    for (const nonce of nonces) {
      expect(await browser.post("", handOver(await entra.signIn(OWNER, { nonce })))).toMatchObject({
        status: 200,
      });
    }
  });
});

describe("renewing", () => {
  it("brings new tokens, and moves neither limit of the session", async () => {
    const opened = await signIn(entra, browser, OWNER);
    const renewed = await browser.post("/renew", handOver(await entra.signIn(OWNER), 2 * 3_600));
    expect(renewed).toMatchObject({ status: 200, body: { endsAt: opened.body["endsAt"] } });
    const { body } = await browser.state();
    expect(body).toMatchObject({ isSignedIn: true, name: "Olivia Owner", ...renewed.body });
    expect(body["tokensEndInSeconds"]).toBeGreaterThan(3_600);
    expect(await auditTrail(db)).toHaveLength(1);
  });

  it("does not make a token that is brought late good for longer than it is", async () => {
    await signIn(entra, browser, OWNER);
    const brought = await entra.signIn(OWNER);
    later(40);
    expect(await browser.post("/renew", handOver(brought))).toMatchObject({ status: 200 });
    const left = (await browser.state()).body["tokensEndInSeconds"];
    expect(left).toBeGreaterThanOrEqual(20 * 60);
    expect(left).toBeLessThanOrEqual(30 * 60);
  });

  it.each([
    ["another person", "reader@contoso.com", undefined],
    ["another tenant", "frida@fabrikam.com", FABRIKAM],
  ])("is refused for %s, recorded, and changes nothing", async (_, person, tenantId) => {
    await signIn(entra, browser, OWNER);
    const before = await db.query({ text: "select * from session_tokens", values: [] });
    const brought = await entra.signIn(person, tenantId === undefined ? {} : { tenantId });
    expect(await browser.post("/renew", handOver(brought))).toMatchObject({ status: 409 });
    expect(await db.query({ text: "select * from session_tokens", values: [] })).toEqual(before);
    const [opened = ""] = await sessionIds();
    expect(await auditTrail(db)).toEqual([
      `session.open succeeded ${opened}`,
      `session.renew refused ${opened}`,
    ]);
    expect((await browser.state()).body).toMatchObject({ name: "Olivia Owner" });
  });

  it("is refused with a token that cannot be verified, and recorded", async () => {
    await signIn(entra, browser, OWNER);
    const { idToken, accessToken } = await entra.signIn(OWNER);
    const forged = `${idToken.slice(0, -8)}AAAAAAAA`;
    expect(await browser.post("/renew", handOver({ idToken: forged, accessToken }))).toMatchObject({
      status: 401,
    });
    expect(await auditTrail(db)).toEqual([
      expect.stringContaining("session.open succeeded"),
      expect.stringContaining("session.renew refused"),
    ]);
  });

  it("does not bring back a role with an ID token of before", async () => {
    const { idToken, accessToken } = await entra.signIn(OWNER);
    const claims = decodeJwt(idToken);
    await signIn(entra, browser, OWNER);
    const roles = async (issuedSecondsAgo: number) => {
      const issuedAt = Math.floor(Date.now() / 1000) - issuedSecondsAgo;
      const token = await entra.sign({ ...claims, iat: issuedAt, roles: ["administrator"] });
      expect(await browser.post("/renew", handOver({ idToken: token, accessToken }))).toMatchObject({
        status: 200,
      });
      const [row] = await db.query<{ app_roles: unknown }>({
        text: "select app_roles from sessions",
        values: [],
      });
      return row?.app_roles;
    };
    expect(await roles(120)).toEqual([]);
    expect(await roles(-2)).toEqual(["administrator"]);
  });

  it("needs a session", async () => {
    expect(await browser.post("/renew", handOver(await entra.signIn(OWNER)))).toMatchObject({
      status: 401,
      body: { code: "signed_out" },
    });
  });
});

describe("signing out", () => {
  it("ends the session, its tokens, its streams and its cookie", async () => {
    await signIn(entra, browser, OWNER);
    const cookie = browser.cookies.get(COOKIE) ?? "";
    const [sessionId = ""] = await sessionIds();
    const stopped: string[] = [];
    onSessionEnd(sessionId, () => stopped.push("stream"));
    const ended = await browser.post("/end");
    expect(ended).toMatchObject({ status: 200, setCookie: expect.stringContaining("Max-Age=0") });
    expect(stopped).toEqual(["stream"]);
    browser.cookies.set(COOKIE, cookie);
    expect((await browser.state()).body).toEqual({ isSignedIn: false });
    expect(await db.query({ text: "select 1 from session_tokens", values: [] })).toEqual([]);
    expect(await auditTrail(db)).toEqual([
      `session.open succeeded ${sessionId}`,
      `session.end succeeded ${sessionId}`,
    ]);
  });

  it("is done when nobody is signed in", async () => {
    expect(await browser.post("/end")).toMatchObject({ status: 200, body: {} });
    expect(await auditTrail(db)).toEqual([]);
  });
});
