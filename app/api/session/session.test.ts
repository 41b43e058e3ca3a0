import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { auditTrail } from "@/lib/audit/fixtures/audit-trail";
import type { Database } from "@/lib/db/database";
import { closeDatabase } from "@/lib/db/get-database";
import { emptyTestDatabase } from "@/lib/db/test-database";
import type { Brought } from "@/lib/entra/fixtures/local-entra";
import { aLocalEntra, FABRIKAM } from "@/lib/entra/fixtures/local-entra";
import type { Answer } from "./fixtures/browser";
import { Browser } from "./fixtures/browser";

const entra = aLocalEntra();
let db: Database;
let browser: Browser;
beforeEach(async () => {
  db = await emptyTestDatabase();
  browser = new Browser();
}, 120_000);
afterAll(closeDatabase);

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

const handOver = ({ idToken, accessToken }: Brought) => ({
  idToken,
  accessTokens: [{ audience: "arm", token: accessToken, expiresAt: inAnHour() }],
});

async function nonceOf(one: Browser): Promise<string> {
  return String((await one.post("/nonce")).body["nonce"]);
}

async function signIn(person: string, tenantId?: string): Promise<Answer> {
  const request = { nonce: await nonceOf(browser), ...(tenantId !== undefined && { tenantId }) };
  return browser.post("", handOver(await entra.signIn(person, request)));
}

describe("a sign-in", () => {
  it("opens a session for whom the ID token names", async () => {
    expect((await browser.state()).body).toEqual({ isSignedIn: false });
    const opened = await signIn("owner@contoso.com");
    expect(opened).toMatchObject({ status: 200, body: { name: "Olivia Owner" } });
    expect(opened.setCookie).toMatch(/^replica-map-session-3000=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect((await browser.state()).body).toEqual({ isSignedIn: true, ...opened.body });
    expect(await auditTrail(db)).toEqual([expect.stringMatching(/^session\.open succeeded \S{36}$/)]);
  });

  it("of a second tenant opens one too", async () => {
    expect(await signIn("frida@fabrikam.com", FABRIKAM)).toMatchObject({
      status: 200,
      body: { name: "Frida Owner" },
    });
  });
});
