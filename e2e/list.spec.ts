import type { Page } from "@playwright/test";
import { CONTOSO, CONTOSO_EU, currentSubscription } from "./fixtures/contoso";
import type { Emulator } from "./fixtures/emulator";
import { expect, test } from "./fixtures/test";

const ALL = ["contoso", "contosodev", "contosoeu", "contosolocked", "contosopolicy", "contosoprivate"];

const rows = (page: Page) => page.getByRole("list", { name: "Registries" });
// High enough for all rows to be in view.
test.use({ viewport: { width: 1280, height: 1600 } });

const names = (page: Page) => rows(page).getByRole("heading", { level: 2 });
const row = (page: Page, name: string) =>
  rows(page)
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name, exact: true }) });

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
}

async function askedOfArm(emulator: Emulator): Promise<readonly Asked[]> {
  const { requests } = (await emulator.state()) as { requests: readonly Asked[] };
  // The dashboard watches registries of earlier tests for a while longer, and does not find them.
  const isOfThisTest = (path: string) =>
    !path.startsWith("/subscriptions/") || path.includes(currentSubscription());
  return requests.filter(({ path }) => isOfThisTest(path));
}

test("the list shows every registry with its tier, its home, its place and its replicas' states", async ({
  page,
}) => {
  await page.goto("/");
  await expect(names(page)).toHaveText(ALL);
  await expect(page.getByRole("status").filter({ hasText: "registries" })).toHaveText("6 registries");
  await expect(row(page, "contoso")).toContainText("Premium · home West US");
  await expect(row(page, "contoso")).toContainText("Contoso Production / rg-platform");
  await expect(row(page, "contoso")).toContainText("4 ready");
  await expect(row(page, "contoso").getByRole("img", { name: "Replicas: 4 ready" })).toBeVisible();
  await expect(row(page, "contosodev")).toContainText("Basic · home East US");
  await expect(row(page, "contosoeu").getByRole("img", { name: "Replicas: 1 ready" })).toBeVisible();
  await row(page, "contosoeu").getByRole("link", { name: "contosoeu" }).click();
  await expect(page).toHaveURL(CONTOSO_EU.path);
});

test("search, tier and order are in the address and survive a reload", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("searchbox", { name: "Search" }).fill("rg-platform west");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/[?&]q=rg-platform\+west(&|$)/);
  await expect(names(page)).toHaveText(["contoso", "contosolocked"]);
  await expect(page.getByRole("status").filter({ hasText: "registries" })).toHaveText("2 of 6 registries");
  await page.reload();
  await expect(page.getByRole("searchbox", { name: "Search" })).toHaveValue("rg-platform west");
  await expect(names(page)).toHaveText(["contoso", "contosolocked"]);

  await page.goto("/");
  await page.getByRole("combobox", { name: "Tier" }).selectOption("Basic");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/[?&]tier=basic(&|$)/);
  await expect(names(page)).toHaveText(["contosodev"]);

  await page.goto("/");
  await page.getByRole("combobox", { name: "Order by" }).selectOption("Number of replicas");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/[?&]sort=replicas(&|$)/);
  await expect(names(page)).toHaveText([
    "contoso",
    "contosoprivate",
    "contosolocked",
    "contosodev",
    "contosoeu",
    "contosopolicy",
  ]);
  await expect(page.getByRole("combobox", { name: "Order by" })).toHaveValue("replicas");
});

test("a search that finds nothing offers everything again, and rubbish in the address counts as nothing", async ({
  page,
}) => {
  await page.goto("/?q=no-such-registry");
  await expect(page.getByText("No registry fits the search.")).toBeVisible();
  await expect(
    page.getByText("Search for a part of the name, or choose another tier or state."),
  ).toBeVisible();
  await page.getByRole("link", { name: "Show all registries" }).click();
  await expect(names(page)).toHaveText(ALL);

  await page.goto(`/?q=${"x".repeat(5_000)}&tier=gold&tier=silver&sort=%00&other=1`);
  await expect(names(page)).toHaveText(ALL);
  await expect(page.getByRole("searchbox", { name: "Search" })).toHaveValue("");
  await expect(page.getByRole("combobox", { name: "Tier" })).toHaveValue("all");
});

test("two people who reload ten times at once are never throttled, and the fleet is read once for each", async ({
  page,
  browser,
  dashboard,
  emulator,
  signedIn,
}) => {
  const other = await browser.newContext({
    baseURL: dashboard.origin,
    viewport: page.viewportSize(),
    storageState: await signedIn("reader"),
  });
  await Promise.all([reloadTenTimes(page), reloadTenTimes(await other.newPage())]);
  await other.close();

  const asked = await askedOfArm(emulator);
  expect(asked.filter(({ status }) => status !== 200)).toEqual([]);
  expect(asked.filter(({ path }) => /^\/subscriptions\/?$/i.test(path)).length).toBeGreaterThan(19);
  expect(asked.filter(({ path }) => path.endsWith("/Microsoft.ResourceGraph/resources"))).toHaveLength(2);
  expect(asked.filter(({ path }) => path.endsWith("/replications"))).toEqual([]);
});

/** One load in the browser; then nine times the page alone, without drawing it. */
async function reloadTenTimes(page: Page): Promise<void> {
  await page.goto("/");
  await expect(names(page)).toHaveText(ALL);
  for (let count = 0; count < 9; count += 1) {
    const answer = await page.request.get("/");
    expect(answer.status()).toBe(200);
    expect(await answer.text()).toContain("contosoprivate");
  }
}

test("where Resource Graph is refused the list says so, and shows all the same", async ({
  page,
  emulator,
}) => {
  await emulator.addFault({
    match: { method: "POST", path: "**/Microsoft.ResourceGraph/resources" },
    effect: { type: "status", status: 403, code: "AuthorizationFailed", message: "no" },
  });
  await page.goto("/?state=failed&sort=worst");
  await expect(names(page)).toHaveText(ALL);
  await expect(page.getByText("Azure Resource Graph cannot be asked")).toBeVisible();
  await expect(row(page, "contoso")).toContainText("4 ready");
});

test("what changes in Azure changes on every page of the list, and a filter by state leaves the rows it counts", async ({
  page,
  emulator,
}) => {
  await page.goto("/");
  await expect(page.getByText("Live").first()).toBeVisible();
  await expect(row(page, "contoso")).toContainText("4 ready");
  await emulator.setReplica({ id: `${CONTOSO.id}/replications/eastus`, provisioningState: "Failed" });
  await emulator.advance(60_000);
  await expect(async () => {
    // Whoever opens the list has it read again once it is no longer fresh; all who have it open hear of it.
    expect((await page.request.get("/")).status()).toBe(200);
    await expect(row(page, "contoso")).toContainText("1 failed · 3 ready", { timeout: 1_000 });
  }).toPass();
  const failed = page
    .getByRole("navigation", { name: /state of a replica/ })
    .getByRole("link", { name: /^Failed/ });
  await expect(failed).toContainText("1");
  await failed.click();
  await expect(page).toHaveURL(/[?&]state=failed/);
  await expect(names(page)).toHaveText(["contoso"]);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the list can be read, searched and filtered, and says of what time it is", async ({ page }) => {
    await page.goto("/");
    await expect(page.getByText(/^As of\s.*UTC$/)).toBeVisible();
    await page.getByRole("link", { name: /^Ready/ }).click();
    await expect(page).toHaveURL(/[?&]state=ready/);
    await page.getByRole("searchbox", { name: "Search" }).fill("westeurope");
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page).toHaveURL(/[?&]state=ready/);
    await expect(names(page)).toHaveText(["contoso", "contosopolicy"]);
  });
});

test("each person sees their own registries", async ({ page, asPerson }) => {
  await asPerson("group");
  await page.goto("/");
  await expect(names(page)).toHaveText(["contoso", "contosoeu", "contosolocked", "contosoprivate"]);
  await asPerson("fabrikam-owner");
  await page.goto("/");
  await expect(names(page)).toHaveText(["contoso"]);
  await expect(row(page, "contoso")).toContainText("Fabrikam Shipping / rg-registries");
});
