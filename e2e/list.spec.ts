import type { Page } from "@playwright/test";
import { CONTOSO, CONTOSO_EU, CONTOSO_PRIVATE, currentSubscription } from "./fixtures/contoso";
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
  await page.getByRole("link", { name: "Show all registries" }).click();
  await expect(names(page)).toHaveText(ALL);

  await page.goto(`/?q=${"x".repeat(5_000)}&tier=gold&tier=silver&sort=%00&other=1`);
  await expect(names(page)).toHaveText(ALL);
  await expect(page.getByRole("searchbox", { name: "Search" })).toHaveValue("");
  await expect(page.getByRole("combobox", { name: "Tier" })).toHaveValue("all");
});

test.describe("in a low window", () => {
  test.use({ viewport: { width: 500, height: 400 } });

  test("states are read for the rows in view only, and for others when they come into view", async ({
    page,
    emulator,
  }) => {
    const asked: (string | null)[] = [];
    page.on("request", (request) => {
      const url = new URL(request.url());
      if (url.pathname === "/api/registries/states") asked.push(url.searchParams.get("registryId"));
    });
    await page.goto("/");
    await row(page, "contoso").scrollIntoViewIfNeeded();
    await expect(row(page, "contoso")).toContainText("4 ready");
    await expect(row(page, "contosoprivate")).not.toContainText("ready");
    expect(asked).not.toContain(CONTOSO_PRIVATE.id);
    expect(await askedOfArm(emulator)).not.toContainEqual(
      expect.objectContaining({ path: `${CONTOSO_PRIVATE.id}/replications` }),
    );
    await row(page, "contosoprivate").scrollIntoViewIfNeeded();
    await expect(row(page, "contosoprivate")).toContainText("4 ready");
    expect(asked).toContain(CONTOSO_PRIVATE.id);
  });
});

test("two people who reload ten times at once are never throttled, and states are read once for each", async ({
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
  for (const { id } of [CONTOSO, CONTOSO_PRIVATE]) {
    const reads = asked.filter(({ path }) => path === `${id}/replications`);
    expect(reads, `lists of the replicas of ${id}`).toHaveLength(2);
  }
});

/** One load in the browser; then nine times what that load asked the dashboard for, without drawing it. */
async function reloadTenTimes(page: Page): Promise<void> {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (/\/api\/registries\/states/.test(request.url())) asked.push(request.url());
  });
  await page.goto("/");
  await expect(names(page)).toHaveText(ALL);
  for (const name of ALL) await expect(row(page, name).getByRole("img")).toHaveAccessibleName(/ready|failed/);
  expect(new Set(asked).size, "rows whose states were asked for").toBe(ALL.length);
  for (let count = 0; count < 9; count += 1) {
    const answers = await Promise.all(["/", ...asked].map((address) => page.request.get(address)));
    expect(answers.map((answer) => answer.status())).toEqual(answers.map(() => 200));
    expect(await answers[0]?.text()).toContain("contosoprivate");
  }
}

test("a subscription that cannot be listed is named, and the others are shown all the same", async ({
  page,
  emulator,
}) => {
  const subscription = (id: string, displayName: string) => ({
    id: `/subscriptions/${id}`,
    subscriptionId: id,
    displayName,
    state: "Enabled",
  });
  await emulator.addFault({
    match: { method: "GET", path: "/subscriptions" },
    effect: {
      type: "status",
      status: 200,
      body: {
        value: [
          subscription(CONTOSO.id.split("/")[2] ?? "", "Contoso Production"),
          subscription("c83de2f4-61b9-4a0c-a7d5-92e4b8306f1d", "Fabrikam Shipping"),
        ],
      },
    },
  });
  await page.goto("/");
  await expect(names(page)).toHaveText(ALL);
  await expect(
    page.getByText(
      "The subscription Fabrikam Shipping cannot be listed. Your sign-in is for another directory",
    ),
  ).toBeVisible();
});

test("a row whose states cannot be read says so, and the others go on", async ({
  page,
  emulator,
  pageErrors,
}) => {
  pageErrors.expect(/\/api\/registries\/states/);
  await emulator.addFault({
    match: { method: "GET", path: CONTOSO.id },
    effect: { type: "status", status: 403, code: "AuthorizationFailed", message: "no" },
  });
  await page.goto("/");
  await expect(row(page, "contoso")).toContainText("4 regions · states cannot be read");
  await expect(row(page, "contosoprivate")).toContainText("4 ready");
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
