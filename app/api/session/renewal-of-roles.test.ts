import { decodeJwt } from "jose";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase } from "@/lib/db/get-database";
import { emptyTestDatabase } from "@/lib/db/test-database";
import { aLocalEntra } from "@/lib/entra/fixtures/local-entra";
import { getSignInSettings } from "@/lib/entra/sign-in-settings";
import { Browser } from "./fixtures/browser";
import { handOver, signIn } from "./fixtures/signed-in";

const entra = aLocalEntra({ ACCESS_MODE: "service" });
beforeEach(async () => {
  await emptyTestDatabase();
}, 120_000);
afterAll(closeDatabase);

describe("where a role is the way in", () => {
  it("whoever loses the last one cannot renew", async () => {
    const browser = new Browser();
    await signIn(entra, browser, "viewer@contoso.com");
    const { idToken, accessToken } = await entra.signIn("viewer@contoso.com");
    const without = await entra.sign({ ...decodeJwt(idToken), roles: [] });
    expect(await browser.post("/renew", handOver({ idToken, accessToken }))).toMatchObject({ status: 200 });
    expect(await browser.post("/renew", handOver({ idToken: without, accessToken }))).toMatchObject({
      status: 403,
      body: { refusal: { kind: "no_app_role" } },
    });
  });

  it("a sign-in asks for no token for Azure", async () => {
    expect((await getSignInSettings()).scopes).toEqual(["openid", "profile", "offline_access"]);
  });
});
