import { afterAll, afterEach, describe, expect, it } from "vitest";
import { aPlainEmulator, closePlainEmulator, control, undoAll } from "../a-running-emulator";
import { ABrowser, CONTOSO, FABRIKAM } from "./fixtures/a-browser";
import { aBrowserInTime, NOW } from "./fixtures/a-browser-in-time";
import { claimsOf } from "./fixtures/claims-of";
import { expectRefusal } from "./fixtures/expect-entra-refusal";

afterAll(closePlainEmulator);
afterEach(undoAll);

const aBrowser = async () => new ABrowser(await aPlainEmulator());

describe("a refresh token", () => {
  it("gives tokens for any resource, without a nonce and with the time of the sign-in, and another of its kind", async () => {
    const { browser, pass } = await aBrowserInTime();
    const first = await browser.redeem(await browser.code("owner@contoso.com"));
    pass(3_600_000);
    const scope = "openid offline_access https://containerregistry.azure.net/.default";
    const renewed = await browser.refresh(first.body["refresh_token"], { scope });
    expect(claimsOf(renewed, "access_token").aud).toBe("https://containerregistry.azure.net");
    const claims = claimsOf(renewed, "id_token");
    expect([claims["nonce"], claims["auth_time"], claims.iat]).toEqual([
      undefined,
      NOW / 1000,
      NOW / 1000 + 3_600,
    ]);
    expect(renewed.body["refresh_token"]).not.toBe(first.body["refresh_token"]);
    expect((await browser.refresh(renewed.body["refresh_token"])).status).toBe(200);
  });

  it("ends 24 hours after the sign-in, however often it was renewed", async () => {
    const { browser, pass } = await aBrowserInTime();
    const first = await browser.redeem(await browser.code("owner@contoso.com"));
    pass(23 * 3_600_000);
    const renewed = await browser.refresh(first.body["refresh_token"]);
    pass(3_600_000 - 1);
    expect((await browser.refresh(renewed.body["refresh_token"])).status).toBe(200);
    pass(1);
    const over = await browser.refresh(renewed.body["refresh_token"]);
    await expectRefusal(over, "invalid_grant", 700084);
    expect(over.body["error_description"]).toContain("issued on 2027-01-15T08:00:00.000Z");
  });

  it("runs on wall time, whatever the simulated clock does", async () => {
    const running = await aPlainEmulator();
    const browser = new ABrowser(running);
    const { body } = await browser.redeem(await browser.code("owner@contoso.com"));
    await control(running, "clock", { advanceMs: 48 * 3_600_000 });
    expect((await browser.refresh(body["refresh_token"])).status).toBe(200);
  });

  it("outlives a reset", async () => {
    const running = await aPlainEmulator();
    const browser = new ABrowser(running);
    const { body } = await browser.redeem(await browser.code("owner@contoso.com"));
    await control(running, "reset", { scenario: "contoso" });
    expect((await browser.refresh(body["refresh_token"])).status).toBe(200);
  });

  it("is refused when it is unknown, missing, of another tenant or sent from outside of a browser", async () => {
    const browser = await aBrowser();
    const { body } = await browser.redeem(await browser.code("owner@contoso.com"));
    const good = String(body["refresh_token"]);
    await expectRefusal(browser.refresh("1.rubbish"), "invalid_grant", 9002313);
    await expectRefusal(browser.refresh(""), "invalid_request", 900144);
    await expectRefusal(browser.refresh(good, {}, FABRIKAM), "invalid_grant", 50020);
    const form = { grant_type: "refresh_token", refresh_token: good };
    await expectRefusal(browser.token(form, CONTOSO, null), "invalid_request", 9002327);
  });
});
