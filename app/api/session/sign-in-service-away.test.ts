import type { JWTPayload } from "jose";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { auditTrail } from "@/lib/audit/fixtures/audit-trail";
import type { Database } from "@/lib/db/database";
import { closeDatabase } from "@/lib/db/get-database";
import { emptyTestDatabase } from "@/lib/db/test-database";
import { aFailingProxy, FAILURES } from "@/lib/entra/fixtures/failing-proxy";
import { aLocalEntra, CONTOSO, type Brought } from "@/lib/entra/fixtures/local-entra";
import { Browser } from "./fixtures/browser";
import { handOver, nonceOf } from "./fixtures/signed-in";

const entra = aLocalEntra({ SESSION_IDLE_MINUTES: "240" });
const network = aFailingProxy(entra.origin);
let claims: JWTPayload;
let accessToken: string;
let db: Database;
let browser: Browser;

/** Longer than anything that the sign-in service has said is kept. */
const untilAllIsReadAgain = () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 61 * 60_000 });
};

beforeAll(async () => {
  vi.stubEnv("AUTHORITY_ENDPOINT", network.origin());
  const brought = await entra.signIn("owner@contoso.com");
  claims = decodeJwt(brought.idToken);
  accessToken = brought.accessToken;
});
beforeEach(async () => {
  untilAllIsReadAgain();
  db = await emptyTestDatabase();
  browser = new Browser();
}, 120_000);
afterAll(async () => {
  vi.useRealTimers();
  await closeDatabase();
});

/** Olivia's tokens of this moment; her browser has them, whatever becomes of the network of this server. */
async function broughtNow(nonce?: string): Promise<Brought> {
  const seconds = Math.floor(Date.now() / 1000);
  const times = { iat: seconds, nbf: seconds, exp: seconds + 3_600 };
  const iss = `${network.origin()}/${CONTOSO}/v2.0`;
  return { idToken: await entra.sign({ ...claims, ...times, iss, nonce }), accessToken };
}

const handOverNow = async () => handOver(await broughtNow(await nonceOf(browser)));

const IN_WORDS = {
  // Not 500: nothing here is broken, and to come again is the right thing to do.
  status: 503,
  body: {
    ok: false,
    code: "unavailable",
    message: "This server cannot reach the sign-in service.",
    nextStep: expect.stringContaining("Try again in a moment."),
  },
};

const AWAY = [
  ["the sign-in service", /^/],
  ["its description of itself", /openid-configuration$/],
  ["the list of its keys", /\/discovery\/v2\.0\/keys$/],
] as const;

describe.each(AWAY)("while %s", (_, paths) => {
  it.each(FAILURES)("%s, a hand-over is answered in words and is as good as ever afterwards", async (how) => {
    const first = await handOverNow();
    network.fail(paths, how);
    expect(await browser.post("", first)).toMatchObject(IN_WORDS);
    expect((await browser.state()).body).toEqual({ isSignedIn: false });
    expect(await auditTrail(db), "what could not be looked up is no refusal").toEqual([]);

    network.restore();
    expect(await browser.post("", first)).toMatchObject({ status: 200, body: { name: "Olivia Owner" } });
  });

  it.each(FAILURES)("%s, neither a new sign-in nor a renewal takes the session away", async (how) => {
    await browser.post("", await handOverNow());
    const { tokensEndInSeconds: _, ...before } = (await browser.state()).body;
    const kept = await db.query({ text: "select * from session_tokens", values: [] });
    untilAllIsReadAgain();
    const again = await handOverNow();
    const renewal = handOver(await broughtNow());
    network.fail(paths, how);
    expect(await browser.post("", again)).toMatchObject(IN_WORDS);
    expect(await browser.post("/renew", renewal)).toMatchObject(IN_WORDS);
    expect((await browser.state()).body).toMatchObject(before);
    expect(await db.query({ text: "select * from session_tokens", values: [] })).toEqual(kept);
    expect(await auditTrail(db)).toHaveLength(1);

    network.restore();
    expect(await browser.post("/renew", renewal)).toMatchObject({ status: 200 });
    expect(await browser.post("", again)).toMatchObject({ status: 200 });
  });
});
