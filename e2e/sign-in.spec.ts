import type { Page } from "@playwright/test";
import { CONTOSO } from "./fixtures/contoso";
import { expectAccessible } from "./fixtures/expect-accessible";
import { expectNoSecrets, watchForSecrets } from "./fixtures/secrets";
import { loginName } from "./fixtures/login-name";
import { pickAccount } from "./fixtures/sign-ins";
import { expect, test } from "./fixtures/test";

test.use({ person: "nobody", speed: 0.001 });

const account = (page: Page, person: string) => page.getByRole("button", { name: loginName(person) });
const trouble = (page: Page) => page.getByRole("main").getByRole("alert");
const signInButton = (page: Page) => page.getByRole("button", { name: "Sign in with Microsoft" });

const HOUR_MS = 3_600_000;

test("two clicks lead from the first page to a map, and leave no secret behind", async ({
  page,
  context,
  dashboard,
}) => {
  const seen = await watchForSecrets(context, dashboard.origin);
  const asked = page.waitForRequest(/\/oauth2\/v2\.0\/authorize/);
  await page.goto("/");
  const request = new URL((await asked).url()).searchParams;
  expect(seen.nonces).toEqual([request.get("nonce")]);
  expect(request.get("state")).toBeTruthy();
  expect(request.get("redirect_uri")).toBe(`${dashboard.origin}/auth/redirect`);
  expect(request.get("code_challenge_method")).toBe("S256");
  expect(request.get("claims"), "that this client can handle claims challenges").toContain("CP1");
  await expect(account(page, "owner")).toContainText("Owner of the subscription");
  await expect(account(page, "stranger")).toContainText("No rights in Azure");

  await account(page, "owner").click();
  await page.getByRole("link", { name: "contoso", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("contoso.azurecr.io");
  await expect(page.getByRole("button", { name: "Account: Olivia Owner" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^East US, ready/ })).toBeVisible();
  await expectNoSecrets(page, seen, dashboard.log());
});

test("a person who only has a keyboard signs in and is where they wanted to be", async ({ page }) => {
  const wanted = `${CONTOSO.path}?lens=europe&region=westeurope`;
  await page.goto(wanted);
  const owner = account(page, "owner");
  await expect(owner).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("Tab");
    await expect(owner).toBeFocused({ timeout: 1 });
  }).toPass({ intervals: [1] });
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => `${url.pathname}${url.search}` === wanted);
  await expect(page.getByRole("region", { name: "West Europe", exact: true })).toBeVisible();

  const accountButton = page.getByRole("button", { name: "Account: Olivia Owner" });
  await accountButton.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Your sessions" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
  await expectAccessible(page);
});

test("what stands in the way of a first sign-in is told in words", async ({ page, emulator }) => {
  const hindrances = [
    {
      condition: { type: "blocked" },
      way: "Return to the application",
      title: "Your organisation's conditional access rules did not let you sign in here.",
      number: "AADSTS53003",
    },
    {
      condition: { type: "consent-required", by: "administrator" },
      way: "Return to the application without granting consent",
      title: "An administrator has to agree first",
      number: "AADSTS90094",
    },
    {
      condition: { type: "consent-required" },
      way: "Cancel",
      title: "You declined what Replica Map asked for.",
      number: "AADSTS65004",
    },
  ];
  await page.goto("/");
  await expect(account(page, "owner")).toBeVisible();
  for (const { condition, way, title, number } of hindrances) {
    await test.step(number, async () => {
      await emulator.clearEntra();
      await emulator.setEntra({ condition });
      // Whoever has chosen an account before is not asked again.
      await account(page, "owner").or(signInButton(page)).click();
      await page.getByRole("button", { name: way, exact: true }).click();
      await expect(trouble(page)).toContainText(title);
      await expect(trouble(page)).toContainText(number);
      await expect(trouble(page)).toContainText(/Correlation ID: [0-9a-f-]{36}/);
      await expect(signInButton(page)).toBeFocused();
    });
  }
  await expectAccessible(page);

  await signInButton(page).click();
  await page.getByRole("button", { name: "Accept" }).click();
  await expect(page.getByRole("heading", { name: "Registries" })).toBeVisible();
});

for (const { kind, offMs } of [
  { kind: "slow", offMs: -2 * HOUR_MS },
  { kind: "fast", offMs: 2 * HOUR_MS },
]) {
  test(`a clock that is two hours ${kind} keeps nobody out, and makes no token last longer`, async ({
    page,
  }) => {
    await page.clock.install({ time: Date.now() + offMs });
    await page.goto("/");
    await pickAccount(page, "owner");
    await expect(page.getByRole("heading", { name: "Registries" })).toBeVisible();
    const state = (await (await page.request.get("/api/session")).json()) as { tokensEndAt: string };
    const leftMs = Date.parse(state.tokensEndAt) - Date.now();
    expect(leftMs).toBeGreaterThan(HOUR_MS / 2);
    expect(leftMs).toBeLessThan(1.5 * HOUR_MS);
  });
}

test("a clock that is two hours slow is named where a sign-in fails", async ({
  page,
  emulator,
  pageErrors,
}) => {
  pageErrors.expect(/401 \(Unauthorized\)/);
  await emulator.setEntra({ condition: { type: "token-times", tokens: "id", startsInSeconds: 3_600 } });
  await page.clock.install({ time: Date.now() - 2 * HOUR_MS });
  await page.goto("/");
  await pickAccount(page, "owner");
  await expect(trouble(page)).toContainText("This sign-in is not valid at this time.");
  await expect(trouble(page)).toContainText(/This computer's clock is 1(19|20|21) minutes slow/);
});

test("a browser that keeps no cookies is told so, and does not go in circles", async ({
  page,
  context,
  pageErrors,
}) => {
  pageErrors.expect(/401 \(Unauthorized\)/);
  const keptOf: Record<string, boolean> = { nonce: false, session: false };
  // As if the browser blocked them: what is set is gone before the next request.
  await page.route(/\/api\/session(\/nonce)?$/, async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers() };
    const name = route.request().url().endsWith("nonce") ? "nonce" : "session";
    if (route.request().method() === "POST" && keptOf[name] === false) {
      delete headers["set-cookie"];
      await context.clearCookies({ name: /^replica-map-/ });
    }
    await route.fulfill({ response, headers });
  });
  await page.goto("/");
  await pickAccount(page, "owner");
  await expect(trouble(page)).toContainText("This sign-in was not begun in this browser");
  await expect(trouble(page)).toContainText("allow cookies for this site");

  keptOf["nonce"] = true;
  await signInButton(page).click();
  await expect(trouble(page)).toContainText("You signed in, but this browser did not keep the session.");
  await expect(trouble(page)).toContainText("Allow cookies for this address");
});

test("whoever deletes the cookie right after a sign-in is not told that cookies are blocked", async ({
  page,
  context,
}) => {
  // However slow this machine is, it all happens in one moment of the browser's.
  await page.clock.setFixedTime(Date.now());
  await page.goto("/sessions");
  await pickAccount(page, "owner");
  await expect(page.getByRole("heading", { name: "Your sessions" })).toBeVisible();
  await context.clearCookies({ name: /^replica-map-session/ });
  await page.reload();
  await expect(trouble(page)).toContainText("this browser no longer has the session");
  await signInButton(page).click();
  await expect(page.getByRole("heading", { name: "Your sessions" })).toBeVisible();
});

test("an answer of Entra that nobody here asked for opens nothing", async ({ page }) => {
  await page.goto("/auth/redirect#code=1.forged&state=forged&client_info=forged");
  await expect(trouble(page)).toContainText("This page only works on the way back from Microsoft Entra.");
  await page.goto("/");
  await expect(account(page, "owner")).toBeVisible();
});
