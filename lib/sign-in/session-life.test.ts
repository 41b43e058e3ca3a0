import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { callerOfCookie } from "@/lib/auth/session-caller";
import type { Database } from "@/lib/db/database";
import { closeDatabase } from "@/lib/db/get-database";
import { emptyTestDatabase } from "@/lib/db/test-database";
import { aLocalEntra, CONTOSO } from "@/lib/entra/fixtures/local-entra";
import { findSession } from "@/lib/sessions/find-session";
import { endOwnSession } from "./end-session";
import { anOpenedSession } from "./fixtures/opened-session";
import { getSessionState } from "./queries";
import { renewSession } from "./renew-session";

const OWNER = "owner@contoso.com";
const OLD_SECRET = "o".repeat(32);
const NEW_SECRET = "n".repeat(32);

const entra = aLocalEntra({ SESSION_SECRET: OLD_SECRET });
let db: Database;
beforeEach(async () => {
  db = await emptyTestDatabase();
}, 120_000);
afterEach(() => {
  vi.useRealTimers();
});
afterAll(closeDatabase);

const later = (minutes: number) => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + minutes * 60_000 });
};
const NOT_SIGNED_IN = { code: "signed_out", userMessage: expect.stringContaining("You are not signed in") };
const SIGN_IN_AGAIN = { code: "signed_out", refusal: { kind: "sign_in_again" } };
const asActivity = { isActivity: true };

describe("a session", () => {
  it("stands for its person, who acts with their own token", async () => {
    const { caller, accessToken } = await anOpenedSession(entra, "administrator@contoso.com");
    expect(caller).toMatchObject({
      tenantId: CONTOSO,
      displayName: "Amir Administrator",
      appRoles: ["administrator"],
      authTime: expect.any(Date),
      sessionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(await caller.armToken()).toMatchObject({ token: accessToken });
  });

  it.each([undefined, "", "short", "n".repeat(43)])(
    "is not what the cookie %s stands for",
    async (cookie) => {
      await expect(callerOfCookie(cookie, asActivity)).rejects.toMatchObject(NOT_SIGNED_IN);
    },
  );

  it("ends after an hour without a request of its person", async () => {
    const { cookie, caller } = await anOpenedSession(entra, OWNER, {
      expiresInSeconds: 5 * 3_600,
    });
    later(50);
    await callerOfCookie(cookie, asActivity);
    later(55);
    await callerOfCookie(cookie, { isActivity: false });
    later(10);
    await expect(callerOfCookie(cookie, asActivity)).rejects.toMatchObject(NOT_SIGNED_IN);
    await expect(caller.armToken()).rejects.toMatchObject(SIGN_IN_AGAIN);
  });

  it("ends 12 hours after its sign-in, however busy its person was", async () => {
    const { cookie } = await anOpenedSession(entra, OWNER);
    for (let half = 0; half < 23; half += 1) {
      later(31);
      await callerOfCookie(cookie, asActivity);
    }
    later(31);
    await expect(callerOfCookie(cookie, asActivity)).rejects.toMatchObject(NOT_SIGNED_IN);
  });

  it("notes that it was seen at most once a minute", async () => {
    const { cookie } = await anOpenedSession(entra, OWNER);
    const seen = async () => {
      const rows = await db.query<{ at: Date }>({
        text: "select last_seen_at as at from sessions",
        values: [],
      });
      return rows[0]?.at.getTime();
    };
    const first = await seen();
    later(0.5);
    await callerOfCookie(cookie, asActivity);
    expect(await seen()).toBe(first);
    later(0.6);
    await callerOfCookie(cookie, asActivity);
    expect(await seen()).toBe(Date.now());
  });

  it("gives nothing any more to whoever still holds its caller once it has ended", async () => {
    const { cookie, caller } = await anOpenedSession(entra, OWNER);
    await endOwnSession(cookie);
    await expect(caller.armToken()).rejects.toMatchObject(SIGN_IN_AGAIN);
    await expect(callerOfCookie(cookie, asActivity)).rejects.toMatchObject(NOT_SIGNED_IN);
  });

  it("that is over goes from the store when the next one opens", async () => {
    await anOpenedSession(entra, OWNER);
    await db.query({ text: "update sessions set last_seen_at = now() - interval '61 minutes'", values: [] });
    await anOpenedSession(entra, "reader@contoso.com");
    expect(await db.query({ text: "select display_name from sessions", values: [] })).toEqual([
      { display_name: "Rafael Reader" },
    ]);
    expect(await db.query({ text: "select 1 from session_tokens", values: [] })).toHaveLength(1);
  });
});

describe("the token of a session", () => {
  it("asks for a new sign-in once it is over", async () => {
    const { caller } = await anOpenedSession(entra, OWNER, { expiresInSeconds: 60 });
    later(0.95);
    await expect(caller.armToken()).rejects.toMatchObject(SIGN_IN_AGAIN);
  });

  it("asks for one when somebody changed it in the store", async () => {
    const { caller } = await anOpenedSession(entra, OWNER);
    await db.query({ text: "update session_tokens set sealed = sealed || 'AAAA'", values: [] });
    await expect(caller.armToken()).rejects.toMatchObject(SIGN_IN_AGAIN);
  });

  it("cannot be had by copying it to a session of one's own", async () => {
    const { caller: owner } = await anOpenedSession(entra, OWNER);
    const { caller: stranger } = await anOpenedSession(entra, "stranger@contoso.com");
    await db.query({
      text: `update session_tokens set sealed = (select sealed from session_tokens where session_id = $1)
             where session_id = $2`,
      values: [owner.sessionId, stranger.sessionId],
    });
    await expect(stranger.armToken()).rejects.toMatchObject(SIGN_IN_AGAIN);
    expect(await owner.armToken()).toBeDefined();
  });
});

describe("a secret that is rotated", () => {
  /** The caller of a cookie in a process with other secrets, on the same store. */
  async function callerWithSecrets(cookie: string, secrets: string) {
    vi.resetModules();
    vi.stubEnv("SESSION_SECRET", secrets);
    const anew = await import("@/lib/auth/session-caller");
    return anew.callerOfCookie(cookie, asActivity);
  }

  it("opens what it sealed while it is kept, and asks for a new sign-in once it is gone", async () => {
    const { cookie, accessToken } = await anOpenedSession(entra, OWNER);
    const rotated = await callerWithSecrets(cookie, `${NEW_SECRET},${OLD_SECRET}`);
    expect(await rotated.armToken()).toMatchObject({ token: accessToken });
    const without = await callerWithSecrets(cookie, NEW_SECRET);
    await expect(without.armToken()).rejects.toMatchObject(SIGN_IN_AGAIN);
  });
});

describe("a token that Azure refuses before its time", () => {
  it("is not handed out again, and the browser is asked for a new one", async () => {
    const { cookie, caller } = await anOpenedSession(entra, OWNER);
    await caller.forgetToken?.(await caller.armToken());
    await expect(caller.armToken()).rejects.toMatchObject(SIGN_IN_AGAIN);
    const state = await getSessionState(cookie);
    expect(state).toMatchObject({ isSignedIn: true, tokensEndInSeconds: 0 });
  });

  it("takes a newer one with it as little as the session", async () => {
    const { cookie, caller } = await anOpenedSession(entra, OWNER);
    const refused = await caller.armToken();
    const { idToken, accessToken } = await entra.signIn(OWNER);
    const expiresInSeconds = 7_200;
    const input = {
      idToken,
      accessTokens: [{ audience: "arm", token: accessToken, expiresInSeconds } as const],
    };
    await renewSession({ input, sessionCookie: cookie });
    await caller.forgetToken?.(refused);
    expect(await caller.armToken()).toMatchObject({ token: accessToken });
  });
});

describe("a claims challenge", () => {
  it("waits with the session for the next sign-in, and is settled by it", async () => {
    const { cookie, caller } = await anOpenedSession(entra, OWNER);
    const claims = '{"access_token":{"nbf":{"essential":true,"value":"1700000000"}}}';
    await caller.rememberChallenge?.(claims);
    expect(await challengeOf(cookie)).toBe(claims);
    const { idToken, accessToken } = await entra.signIn(OWNER);
    const expiresInSeconds = 3_600;
    const input = {
      idToken,
      accessTokens: [{ audience: "arm", token: accessToken, expiresInSeconds } as const],
    };
    await renewSession({ input, sessionCookie: cookie });
    expect(await challengeOf(cookie)).toBeUndefined();
  });

  async function challengeOf(cookie: string) {
    const session = await findSession(cookie, { isActivity: false });
    if (session === undefined) throw new Error("The session is gone.");
    return session.challenge;
  }
});
