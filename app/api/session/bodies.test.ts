import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { auditTrail } from "@/lib/audit/fixtures/audit-trail";
import type { Database } from "@/lib/db/database";
import { closeDatabase } from "@/lib/db/get-database";
import { emptyTestDatabase } from "@/lib/db/test-database";
import { aLocalEntra } from "@/lib/entra/fixtures/local-entra";
import { Browser } from "./fixtures/browser";
import { signIn } from "./fixtures/signed-in";
import { POST } from "./nonce/route";

const PATHS = ["", "/nonce", "/renew", "/end"] as const;

const entra = aLocalEntra();
let db: Database;
beforeEach(async () => {
  db = await emptyTestDatabase();
}, 120_000);
afterAll(closeDatabase);

describe("what somebody posts to the routes of a session", () => {
  it.each(PATHS)("is never a fault of ours, signed in or not: /api/session%s", async (path) => {
    const signedIn = new Browser();
    await signIn(entra, signedIn, "owner@contoso.com");
    const token = fc.constantFrom("a.b.c", "eyJhbGciOiJub25lIn0.e30.", "x".repeat(30_000));
    const almost = fc.record({
      idToken: fc.oneof(token, fc.anything()),
      accessTokens: fc.array(
        fc.record({
          audience: fc.oneof(fc.constantFrom("arm", "registry"), fc.anything()),
          token: fc.oneof(token, fc.anything()),
          expiresInSeconds: fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.anything()),
        }),
        { maxLength: 3 },
      ),
    });
    const text = (value: object) =>
      JSON.stringify({ ...value }, (_, part: unknown) => (typeof part === "bigint" ? String(part) : part));
    const bodies = fc.oneof(fc.string(), fc.json(), almost.map(text));
    await fc.assert(
      fc.asyncProperty(bodies, fc.constantFrom(signedIn, new Browser()), async (body, browser) => {
        const cookies = new Map(browser.cookies);
        const { status } = await browser.post(path, body);
        expect([200, 400, 401, 403, 409]).toContain(status);
        if (path === "" || path === "/renew") expect(status).not.toBe(200);
        for (const [name, value] of cookies) browser.cookies.set(name, value);
      }),
      { numRuns: 60 },
    );
    expect((await auditTrail(db)).filter((row) => row.startsWith("session.open succeeded"))).toHaveLength(1);
  });

  it.each([
    ["another kind of body", { "content-type": "text/plain" }, "{}"],
    ["a form", { "content-type": "application/x-www-form-urlencoded" }, "a=b"],
    ["more than 64 kB", { "content-type": "application/json" }, JSON.stringify("x".repeat(70_000))],
    ["nothing", { "content-type": "application/json" }, null],
    ["something else", { "content-type": "application/json" }, '{"more":1}'],
  ])("is refused in words: %s", async (_, headers, body) => {
    const request = new Request("http://localhost:3000/api/session/nonce", {
      method: "POST",
      headers: { ...headers, "x-forwarded-for": "203.0.113.9" },
      body,
    });
    const response = await POST(request);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "invalid_input", nextStep: expect.any(String) });
  });
});
