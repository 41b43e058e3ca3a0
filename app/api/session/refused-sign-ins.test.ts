import { decodeJwt } from "jose";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { auditRows } from "@/lib/audit/fixtures/audit-rows";
import { auditTrail } from "@/lib/audit/fixtures/audit-trail";
import type { Database } from "@/lib/db/database";
import { closeDatabase } from "@/lib/db/get-database";
import { emptyTestDatabase } from "@/lib/db/test-database";
import { aLocalEntra } from "@/lib/entra/fixtures/local-entra";
import { forgetRequests } from "@/lib/rate-limit/limit-requests";
import { UNKNOWN_REFUSALS } from "@/lib/rate-limit/limits";
import { Browser } from "./fixtures/browser";
import { handOver, nonceOf, signIn } from "./fixtures/signed-in";

const OWNER = "owner@contoso.com";
const NOBODY = { actor_object_id: "unknown", actor_name: "Not known" };

const entra = aLocalEntra();
let db: Database;
beforeEach(async () => {
  forgetRequests();
  db = await emptyTestDatabase();
}, 120_000);
afterAll(closeDatabase);

describe("a sign-in that is refused before anybody is known", () => {
  it("leaves a row that names nobody, and says which check failed", async () => {
    const browser = new Browser();
    const { idToken, accessToken } = await entra.signIn(OWNER, { nonce: await nonceOf(browser) });
    const forged = await entra.sign({ ...decodeJwt(idToken), aud: "somebody-elses-app", name: "Mallory" });
    expect(await browser.post("", handOver({ idToken: forged, accessToken }))).toMatchObject({ status: 401 });
    const rows = await auditRows(db);
    expect(rows).toEqual([
      expect.objectContaining({
        ...NOBODY,
        action: "session.open",
        outcome: "refused",
        session_id: null,
        detail: {
          code: "signed_out",
          message: "This sign-in could not be verified.",
          reason: "The ID token is refused: its claim aud is wrong.",
        },
      }),
    ]);
    for (const claimed of ["Mallory", String(decodeJwt(idToken)["oid"]), forged]) {
      expect(JSON.stringify(rows)).not.toContain(claimed);
    }
  });

  it.each([
    ["", "session.open"],
    ["/renew", "session.renew"],
  ] as const)("leaves one for what is no sign-in at all, and keeps none of it: %s", async (path, action) => {
    const browser = new Browser();
    const brought = { idToken: "a.b.c", accessTokens: [], "a-key-of-mallory": "told by mallory" };
    for (const body of [brought, "{", "null"]) {
      expect(await browser.post(path, body)).toMatchObject({ status: 400 });
    }
    const rows = await auditRows(db);
    expect(rows).toHaveLength(3);
    for (const row of rows) expect(row).toMatchObject({ ...NOBODY, action, outcome: "refused" });
    expect(JSON.stringify(rows)).not.toMatch(/mallory/);
  });

  it("names whose session the browser has", async () => {
    const browser = new Browser();
    await signIn(entra, browser, OWNER);
    await browser.post("", { idToken: "a.b.c", accessTokens: [] });
    await browser.post("/renew", "{");
    const [opened, ...refused] = await auditRows(db);
    expect(refused.map((row) => [row["action"], row["actor_name"], row["session_id"]])).toEqual([
      ["session.open", "Olivia Owner", opened?.["subject"]],
      ["session.renew", "Olivia Owner", opened?.["subject"]],
    ]);
  });

  it("cannot fill the trail, from however many addresses", async () => {
    const times = UNKNOWN_REFUSALS.burst + 20;
    for (let made = 0; made < times; made += 1) await new Browser().post("", "{");
    const recorded = (await auditTrail(db)).length;
    expect(recorded).toBeGreaterThanOrEqual(UNKNOWN_REFUSALS.burst);
    expect(recorded).toBeLessThan(times);
  }, 60_000);
});
