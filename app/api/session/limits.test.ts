import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase } from "@/lib/db/get-database";
import { emptyTestDatabase } from "@/lib/db/test-database";
import { aLocalEntra } from "@/lib/entra/fixtures/local-entra";
import { forgetRequests } from "@/lib/rate-limit/limit-requests";
import { Browser } from "./fixtures/browser";
import { handOver, signIn } from "./fixtures/signed-in";

const OFFICE = "203.0.113.7";
const FORGED = { idToken: "eyJhbGciOiJub25lIn0.e30.", accessTokens: [] };

const entra = aLocalEntra();
beforeEach(async () => {
  forgetRequests();
  await emptyTestDatabase();
}, 120_000);
afterAll(closeDatabase);

async function postUntilRefused(post: () => ReturnType<Browser["post"]>) {
  for (let made = 0; made < 1_000; made += 1) {
    const answer = await post();
    if (answer.status === 429) return { made, answer };
  }
  throw new Error("There is no limit.");
}

describe("signing in again and again", () => {
  it("is refused with a time to come back, for one address and not for another", async () => {
    const { made, answer } = await postUntilRefused(() => new Browser(OFFICE).post("/nonce"));
    expect(made).toBeGreaterThanOrEqual(100);
    expect(answer.body).toMatchObject({
      ok: false,
      code: "throttled",
      message: expect.stringMatching(/too many requests/),
      nextStep: expect.any(String),
      refusal: { kind: "rate_limited" },
    });
    expect(answer.retryAfter).toMatch(/^[1-9]\d*$/);
    expect((await new Browser("203.0.113.8").post("/nonce")).status).toBe(200);
  });

  it("with tokens that are refused shuts the door to the address early", async () => {
    const { made, answer } = await postUntilRefused(() => new Browser(OFFICE).post("", FORGED));
    expect(made).toBeLessThan(50);
    expect(answer.retryAfter).toBeDefined();
    const honest = new Browser(OFFICE);
    expect((await honest.post("/nonce")).status).toBe(429);
  });

  it("is limited for a session that renews without end, wherever it comes from", async () => {
    const browser = new Browser();
    await signIn(entra, browser, "owner@contoso.com");
    const brought = handOver(await entra.signIn("owner@contoso.com", { nonce: "any" }));
    const { made } = await postUntilRefused(() => browser.post("/renew", brought));
    expect(made).toBeLessThan(40);
  });
});
