import type { Page } from "@playwright/test";
import { CONTOSO } from "./fixtures/contoso";
import { FRESH_SIGN_IN_MINUTES } from "./fixtures/dashboards";
import { expectAccessible } from "./fixtures/expect-accessible";
import { registryScreen } from "./fixtures/registry-screen";
import { pickAccount, signIn } from "./fixtures/sign-ins";
import { expect, test } from "./fixtures/test";

test.use({ person: "nobody", speed: 0.001, viewport: { width: 1440, height: 900 } });

const DAY_MINUTES = 24 * 60;
// Entra's tokens last 65 minutes, and are renewed 5 minutes before their end.
const UNTIL_RENEWAL = "01:01:00";

// By a button, which has a size also in a browser without the system's fonts.
const picker = (page: Page) => page.getByRole("button", { name: "owner@contoso.com" });
const signInAgain = (page: Page) =>
  page.getByRole("dialog").getByRole("button", { name: "Sign in and come back here" });

async function tokensEndAt(page: Page): Promise<string> {
  const state = (await (await page.request.get("/api/session")).json()) as { tokensEndAt: string };
  return state.tokensEndAt;
}

/** As far as a person gets before something comes in between. */
async function typeIntoDeleteDialog(page: Page, typed: string): Promise<void> {
  const panel = await registryScreen(page).select("Canada Central");
  await panel.getByRole("button", { name: "Delete replica…" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill(typed);
}

async function expectDeleteDialog(page: Page, typed: string): Promise<void> {
  const { dialog } = registryScreen(page);
  await expect(dialog).toHaveAccessibleName("Delete the replica in Canada Central");
  await expect(dialog.getByRole("textbox")).toHaveValue(typed);
}

test("tokens are renewed unnoticed, by one of two tabs, until only the person can do it", async ({
  page,
  context,
  emulator,
  pageErrors,
}) => {
  pageErrors.expect(/\/oauth2\/v2\.0\/token/);
  const renewals: string[] = [];
  context.on("request", (request) => {
    if (request.url().endsWith("/api/session/renew")) renewals.push(request.url());
  });
  await page.clock.install();
  const screen = registryScreen(page);
  await signIn(page, "owner", CONTOSO.path);
  const other = await context.newPage();
  await registryScreen(other).open(CONTOSO.path);
  await typeIntoDeleteDialog(page, "Canada");
  const address = page.url();

  await test.step("with the refresh token", async () => {
    const before = await tokensEndAt(page);
    await page.clock.fastForward(UNTIL_RENEWAL);
    await expect.poll(() => tokensEndAt(page)).not.toBe(before);
    await expectDeleteDialog(page, "Canada");
  });
  await test.step("in a frame, when there is no refresh token any more", async () => {
    await page.evaluate(() => {
      for (const key of Object.keys(localStorage)) {
        if (key.toLowerCase().includes("refreshtoken")) localStorage.removeItem(key);
      }
    });
    const before = await tokensEndAt(page);
    await page.clock.fastForward(UNTIL_RENEWAL);
    await expect.poll(() => tokensEndAt(page)).not.toBe(before);
    await expectDeleteDialog(page, "Canada");
  });
  expect(renewals, "renewals for two tabs").toHaveLength(2);
  expect([page.url(), other.url()]).toEqual([address, expect.stringContaining(CONTOSO.path)]);
  await other.close();

  await test.step("by a new sign-in, a day after the last one", async () => {
    await emulator.setEntra({ ageMinutes: DAY_MINUTES });
    await page.clock.fastForward(UNTIL_RENEWAL);
    await expect(picker(page)).toBeVisible({ timeout: 30_000 });
    await pickAccount(page, "owner");
    await page.waitForURL(address);
    await expectDeleteDialog(page, "Canada");
  });
  await expect(screen.hexagon("Canada Central")).toHaveAccessibleName("Canada Central, ready");
});

test("a deletion asks for a fresh sign-in of the same person, and goes on where it was", async ({
  page,
  context,
  emulator,
  pageErrors,
}) => {
  pageErrors.expect(/409 \(Conflict\)/);
  await signIn(page, "owner", "/sessions");
  await emulator.setEntra({ ageMinutes: FRESH_SIGN_IN_MINUTES + 1 });
  await page.close();
  await context.clearCookies({ name: /^replica-map-session/ });

  // Entra still knows the person, so nothing is asked: the proof stays as old as it is.
  const tab = await context.newPage();
  const screen = registryScreen(tab);
  await screen.open(CONTOSO.path);
  await typeIntoDeleteDialog(tab, "canada central");
  const press = screen.dialog.getByRole("button", { name: "Delete replica" });
  await press.click();
  await expect(screen.dialog.getByRole("alert")).toContainText(
    `For this change your last sign-in must not be older than ${FRESH_SIGN_IN_MINUTES} minutes.`,
  );
  await expect(screen.hexagon("Canada Central")).toHaveAccessibleName("Canada Central, ready");

  await test.step("another person is refused", async () => {
    const asked = tab.waitForRequest(/\/oauth2\/v2\.0\/authorize/);
    await signInAgain(tab).click();
    expect(new URL((await asked).url()).searchParams.get("prompt")).toBe("login");
    await pickAccount(tab, "reader");
    await expect(tab.getByRole("main").getByRole("alert")).toContainText(
      "You are signed in as Olivia Owner.",
    );
    await expectAccessible(tab);
  });
  await tab.getByRole("button", { name: "Sign in with Microsoft" }).click();
  await pickAccount(tab, "owner");
  await expectDeleteDialog(tab, "canada central");
  await press.click();
  await expect(screen.dialog).toBeHidden();
  await expect(screen.hexagon("Canada Central")).toHaveAccessibleName("Canada Central, deleting");
});

test("Azure asks for more proof during a change and of a page, and nothing is lost", async ({
  page,
  emulator,
  pageErrors,
}) => {
  pageErrors.expect(/401 \(Unauthorized\)/);
  const { dialog, select, hexagon } = registryScreen(page);
  await signIn(page, "owner", CONTOSO.path);
  const panel = await select("Japan East");
  await panel.getByRole("button", { name: "Add a replica here…" }).click();
  await dialog.getByRole("switch", { name: "Global endpoint routing" }).click();
  await dialog.getByRole("button", { name: "Add a tag" }).click();
  await dialog.getByRole("textbox", { name: "Name of tag 1" }).fill("team");
  await dialog.getByRole("textbox", { name: "Value of tag 1" }).fill("shipping");
  const add = dialog.getByRole("button", { name: "Add replica", exact: true });

  await test.step("what was signed in to before is revoked", async () => {
    await emulator.setEntra({ condition: { type: "claims-challenge", person: "owner" } });
    await add.click();
    await expect(dialog.getByRole("alert")).toContainText("Azure no longer accepts your sign-in.");
    const asked = page.waitForRequest(/\/oauth2\/v2\.0\/authorize/);
    await signInAgain(page).click();
    expect(new URL((await asked).url()).searchParams.get("claims")).toContain('"nbf"');
    await pickAccount(page, "owner");
    await expect(dialog.getByRole("textbox", { name: "Value of tag 1" })).toHaveValue("shipping");
    await expect(dialog.getByRole("switch", { name: "Global endpoint routing" })).not.toBeChecked();
    await add.click();
    await expect(dialog).toBeHidden();
    await expect(hexagon("Japan East")).toHaveAccessibleName("Japan East, creating, not routed");
  });
  await test.step("a page needs a second proof", async () => {
    await emulator.setEntra({
      condition: { type: "claims-challenge", person: "owner", authenticationContext: "c1" },
    });
    // A tab of its own, whose first sign-in this is.
    const tab = await page.context().newPage();
    await tab.goto("/?q=contosoeu");
    await tab.getByRole("button", { name: "Prove it" }).click();
    await tab.waitForURL("/?q=contosoeu");
    await expect(tab.getByRole("link", { name: "contosoeu", exact: true })).toBeVisible();
    await tab.close();
  });
});

test("tokens that Azure takes for over lead to one sign-in and then to words, not in circles", async ({
  page,
  context,
  emulator,
}) => {
  await signIn(page, "owner", "/sessions");
  await emulator.setEntra({
    condition: { type: "token-times", tokens: "access", startsInSeconds: -7_200, person: "owner" },
  });
  await page.close();
  await context.clearCookies({ name: /^replica-map-session/ });
  const tab = await context.newPage();
  await tab.goto("/");
  await expect(tab.getByText("Azure did not accept the sign-in of a moment ago.")).toBeVisible();
  await emulator.clearEntra();
  await tab.getByRole("button", { name: "Sign in with Microsoft" }).click();
  await expect(tab.getByRole("heading", { name: "Registries" })).toBeVisible();
});

test("Refresh without a session offers the sign-in, and comes back to the same place", async ({
  page,
  context,
  pageErrors,
}) => {
  pageErrors.expect(/401 \(Unauthorized\)/);
  await signIn(page, "owner", "/");
  await page.close();
  const tab = await context.newPage();
  const screen = registryScreen(tab);
  await screen.open(`${CONTOSO.path}?region=eastus`);
  await context.clearCookies({ name: /^replica-map-session/ });
  await tab.getByRole("button", { name: "Refresh" }).click();
  const again = tab.getByRole("button", { name: "Sign in and come back here" });
  await expect(again).toBeInViewport({ ratio: 1 });
  await again.click();
  await expect(again).toBeHidden();
  await expect(screen.panel("East US")).toBeVisible();
  expect(new URL(tab.url()).search).toBe("?region=eastus");
});

test("a sign-out in one tab empties the others, and Back brings nothing back", async ({ page, context }) => {
  await signIn(page, "owner", "/");
  await page.getByRole("link", { name: "contoso", exact: true }).click();
  const registryName = (tab: Page) => tab.getByText("contoso.azurecr.io");
  await expect(registryName(page).first()).toBeVisible();
  const other = await context.newPage();
  await registryScreen(other).open(CONTOSO.path);

  await page.getByRole("button", { name: "Account: Olivia Owner" }).click();
  await page.getByRole("link", { name: "Sign out" }).click();
  for (const tab of [page, other]) {
    await expect(tab.getByRole("heading", { name: "You are signed out" })).toBeVisible();
    await expect(registryName(tab)).toHaveCount(0);
  }
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("token")))).toEqual(
    [],
  );

  await page.goBack();
  await expect(page.getByRole("heading", { name: "You are signed out" }).or(picker(page))).toBeVisible();
  await expect(registryName(page)).toHaveCount(0);
  await page.goto(CONTOSO.path);
  await expect(picker(page).or(page.getByRole("button", { name: "Sign in with Microsoft" }))).toBeVisible();
  await expect(registryName(page)).toHaveCount(0);
});
