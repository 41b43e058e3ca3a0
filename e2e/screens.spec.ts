import type { Locator, Page } from "@playwright/test";
import { CONTOSO } from "./fixtures/contoso";
import { registryScreen } from "./fixtures/registry-screen";
import { expect, test } from "./fixtures/test";

test.use({ speed: 0.001, viewport: { width: 1440, height: 900 } });

const labels = (page: Page) => page.locator(".map-labels[data-measured]").filter({ visible: true });

test("the table shows replicas first and folds away what can be added, as the address says", async ({
  page,
}) => {
  const screen = registryScreen(page);
  await screen.open(CONTOSO.path);
  const table = page.getByRole("table", { name: "All regions" });
  const names = table.getByRole("rowheader");
  await expect(names).toHaveText(["West US home", "Canada Central", "East US", "West Europe"]);
  await expect(screen.row("Japan East")).toBeHidden();

  const fold = table.getByRole("button", { name: /^Regions that can be added \(\d+\)$/ });
  await expect(fold).toHaveAttribute("aria-expanded", "false");
  await fold.press("Enter");
  await expect(screen.row("Japan East").getByRole("button", { name: /^Add to the list/ })).toBeVisible();
  await expect(page).toHaveURL(/[?&]show=available(&|$)/);
  await screen.reload();
  await expect(fold).toHaveAttribute("aria-expanded", "true");
  await expect(screen.row("Japan East")).toBeVisible();
  await fold.press("Space");
  await expect(screen.row("Japan East")).toBeHidden();
  await expect(page).toHaveURL(CONTOSO.path);
});

test("a feed that is lost from the start takes nothing away", async ({ page, pageErrors }) => {
  pageErrors.expect(/ERR_FAILED/);
  await page.route("**/api/live**", (route) => route.abort());
  await page.goto(CONTOSO.path, { waitUntil: "commit" });
  await expect(page.getByText("The connection to the dashboard is lost.")).toBeVisible();
  const main = page.getByRole("main");
  expect(await main.getByText("4 ready").isVisible(), "the counts").toBe(true);
  expect(await main.getByText("Reconnecting").isVisible(), "the feed's state").toBe(true);
  expect(await main.getByRole("list", { name: "Legend" }).isVisible(), "the legend").toBe(true);
  expect(await main.getByRole("table").isVisible(), "the table").toBe(true);
});

test("a search looks into what is folded away, and says when it finds nothing", async ({ page }) => {
  const screen = registryScreen(page);
  await screen.open(CONTOSO.path);
  const finder = page.getByRole("searchbox", { name: "Find a region" });
  await finder.fill("japan");
  const table = page.getByRole("table", { name: "All regions" });
  await expect(table.getByRole("rowheader")).toHaveText(["Japan East", "Japan West"]);
  await finder.fill("atlantis");
  await expect(table).toContainText("No region fits.");
});

test("before the later scripts come nothing is missing, and what was typed by then counts", async ({
  page,
}) => {
  const first = await (await page.request.get(CONTOSO.path)).text();
  const { promise: released, resolve: release } = aGate();
  await page.route("**/_next/static/chunks/*.js", async (route) => {
    const name = new URL(route.request().url()).pathname.split("/").at(-1) ?? "";
    if (!first.includes(name)) await released;
    await route.continue();
  });
  const opened = page.goto(CONTOSO.path, { waitUntil: "commit" });
  const main = page.getByRole("main");
  const legend = main.getByRole("list", { name: "Legend" });
  const shown = async () => ({
    counts: await main.getByText("4 ready").textContent(),
    legend: await legend.getByRole("listitem").allTextContents(),
    legendTop: await legend.evaluate((element) => element.getBoundingClientRect().top + scrollY),
  });
  await expect(main).toContainText("Connecting");
  await expect(main.getByRole("button", { name: "Refresh" })).toBeVisible();
  const before = await shown();
  const finder = page.getByRole("searchbox", { name: "Find a region" });
  await finder.fill("japan");

  release();
  await opened;
  await expect(main).toContainText("Live");
  await expect(page.getByRole("table", { name: "All regions" }).getByRole("rowheader")).toHaveText([
    "Japan East",
    "Japan West",
  ]);
  expect(await shown()).toEqual(before);
});

for (const viewport of [
  { width: 390, height: 844 },
  { width: 320, height: 640 },
]) {
  test.describe(`on a phone of ${viewport.width} × ${viewport.height}`, () => {
    test.use({ viewport });

    test("the map is on the first screen, and facts and switches come when asked for", async ({ page }) => {
      const screen = registryScreen(page);
      await screen.open(`${CONTOSO.path}?add=chilecentral,mexicocentral`);
      const bar = await boxOf(screen.staged);
      const home = await boxOf(screen.hexagon("West US"));
      expect(home.y + home.height, "home region over the bar of staged changes").toBeLessThan(bar.y);
      expect(bar.height, "height of the bar").toBeLessThan(viewport.height / 8);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);

      const regional = page.getByRole("switch", { name: "Regional endpoints" });
      await expect(regional).toBeHidden();
      await page.getByText("Details", { exact: true }).click();
      await expect(regional).toBeVisible();
      await expect(page.getByRole("main")).toContainText("Storage used, home region");
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
    });
  });
}

test.describe("on a screen too narrow for map and panel side by side", () => {
  test.use({ viewport: { width: 1024, height: 768 } });

  test("the panel of the region that was chosen comes into view beneath the map", async ({ page }) => {
    const screen = registryScreen(page);
    await screen.open(CONTOSO.path);
    const panel = await screen.select("West Europe");
    await expect(panel).toBeInViewport({ ratio: 1 });
    await expect(screen.hexagon("West Europe")).toBeInViewport({ ratio: 0.99 });
  });
});

test.describe("on a very large screen", () => {
  test.use({ viewport: { width: 3840, height: 2160 } });

  test("words grow with the map", async ({ page }) => {
    await registryScreen(page).open(CONTOSO.path);
    const label = await boxOf(labels(page).getByText("West Europe"));
    expect(label.height).toBeGreaterThan(24);
    const heading = page.getByRole("heading", { level: 1 });
    expect(
      await heading.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize)),
    ).toBeGreaterThan(30);
  });
});

function aGate(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((open) => {
    resolve = open;
  });
  return { promise, resolve };
}

async function boxOf(locator: Locator): Promise<{ y: number; height: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error("it is not drawn");
  return box;
}
