import type { Locator, Page } from "@playwright/test";
import { CONTOSO } from "./fixtures/contoso";
import { expectAccessible } from "./fixtures/expect-accessible";
import { expect, test } from "./fixtures/test";

// Nobody is at the screen; the wall is read by the dashboard's own identity.
test.use({ environment: { APP_IDENTITY: "on" }, person: "administrator" });
test.describe.configure({ timeout: 120_000 });

const SMALLEST_TEXT = 24;
const LEAST_MARGIN = 0.05;
/** As long as it may be, and as wide as can be. */
const LONGEST_NAME = "W".repeat(60);

async function makeWall(
  page: Page,
  layout: string,
  registries: readonly string[],
  name = "NOC 2",
): Promise<string> {
  await page.goto("/walls");
  await page.getByRole("button", { name: "Make a wall…" }).click();
  await page.getByLabel("Name of the wall").fill(name);
  for (const registry of registries) {
    await page.getByRole("checkbox", { name: new RegExp(`^${registry} `) }).check();
  }
  await page.getByLabel(layout, { exact: true }).check();
  await page.getByRole("button", { name: "Make the wall" }).click();
  return (await page.getByRole("group", { name: "address of the wall" }).textContent()) ?? "";
}

test("a wall opens by its address, moves by itself, and says so when it is revoked", async ({
  page,
  browser,
  emulator,
}) => {
  const address = await makeWall(page, "One registry", ["contoso"], LONGEST_NAME);
  await expectAccessible(page);
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const screen = await context.newPage();
  const faults: string[] = [];
  screen.on("pageerror", (error) => faults.push(error.message));
  await screen.goto(address.split("#")[0] ?? "");
  await expect(screen.getByRole("heading", { name: "This screen needs its wall’s address" })).toBeVisible();
  // Entered where the page is already: nothing but what stands behind the # is new.
  await screen.goto(address);
  await expect(screen.getByRole("heading", { name: "contoso" })).toBeVisible();
  await expect(screen.getByText("4 of 4 replicas ready")).toBeVisible();
  await expectNameCutShort(screen);
  await expectAccessible(screen);
  expect(screen.url(), "the secret is gone from the address").toBe(address.split("#")[0]);
  expect(await context.cookies(), "and is a cookie that no script reads").toMatchObject([{ httpOnly: true }]);

  await emulator.setReplica({ id: CONTOSO.replicaId("eastus"), provisioningState: "Failed" });
  await expect(screen.getByText("3 of 4 replicas ready")).toBeVisible({ timeout: 30_000 });
  const worst = screen.getByRole("list", { name: "Replicas, the worst first" }).getByRole("listitem").first();
  await expect(worst).toContainText(/East US.*Failed/);
  await screen.reload();
  await expect(screen.getByText("3 of 4 replicas ready")).toBeVisible();

  await page.goto("/walls");
  await page.getByRole("button", { name: `Revoke… ${LONGEST_NAME}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke it" }).click();
  const ended = screen.getByRole("heading", { name: "This wall was ended by an administrator" });
  await expect(ended).toBeVisible();
  await expect(screen.getByText("East US")).toBeHidden();
  await screen.reload();
  await expect(ended).toBeVisible();
  await screen.goto("about:blank");
  await screen.goto(address);
  await expect(ended).toBeVisible();
  await expect(screen, "what opens nothing any more is not left in sight either").toHaveURL(
    address.split("#")[0] ?? "",
  );
  expect(faults).toEqual([]);
  await context.close();
});

test("a screen keeps its last picture while Replica Map restarts, says so, and comes back", async ({
  page,
  browser,
  dashboards,
  environment,
}) => {
  const address = await makeWall(page, "One registry", ["contoso"]);
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const screen = await context.newPage();
  await screen.goto(address);
  await expect(screen.getByText(/data \d+ s old/)).toBeVisible();
  const warning = screen.getByText(/Not live\. No connection to Replica Map/);
  await dashboards.restart(environment, async () => {
    await expect(warning).toBeVisible({ timeout: 20_000 });
    await expect(screen.getByText("4 of 4 replicas ready")).toBeVisible();
  });
  await expect(warning).toBeHidden({ timeout: 30_000 });
  await expect(screen.getByText("4 of 4 replicas ready")).toBeVisible();
  await context.close();
});

for (const layout of ["In rotation", "Overview of all"]) {
  test(`nothing is too small to read, cut off or at the edge: ${layout}`, async ({ page, browser }) => {
    const address = await makeWall(page, layout, ["contoso", "contosoprivate"]);
    for (const [width, height] of [
      [1920, 1080],
      [3840, 2160],
    ] as const) {
      const context = await browser.newContext({
        storageState: { cookies: [], origins: [] },
        viewport: { width, height },
      });
      const screen = await context.newPage();
      await screen.goto(address);
      await expect(screen.getByText(/data \d+ s old/)).toBeVisible();
      const scale = height / 1080;
      // Wherever the picture is shifted to at the time.
      const texts = [];
      for (const shift of ["2", "3", "6", "7"]) {
        await screen
          .locator(".wall-canvas")
          .evaluate((canvas, to) => canvas.setAttribute("data-shift", to), shift);
        texts.push(...(await textsOf(screen.locator(".wall"))));
      }
      expect(texts.length).toBeGreaterThan(32);
      for (const { text, size, left, right, top, bottom } of texts) {
        expect(size, text).toBeGreaterThanOrEqual(SMALLEST_TEXT * scale - 0.1);
        expect(left, text).toBeGreaterThanOrEqual(width * LEAST_MARGIN);
        expect(right, text).toBeLessThanOrEqual(width * (1 - LEAST_MARGIN));
        expect(top, text).toBeGreaterThanOrEqual(height * LEAST_MARGIN - 1);
        expect(bottom, text).toBeLessThanOrEqual(height * (1 - LEAST_MARGIN) + 1);
      }
      const scrolls = await screen.evaluate(() => {
        const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
        return [scrollWidth - clientWidth, scrollHeight - clientHeight];
      });
      expect(scrolls).toEqual([0, 0]);
      await context.close();
    }
  });
}

/** In one line with the badge, which is as high as a line of its own. */
async function expectNameCutShort(screen: Page): Promise<void> {
  const badge = screen.getByText("Local Azure", { exact: true });
  await expect(badge).toBeInViewport({ ratio: 1 });
  const name = screen.getByText(`Replica Map · ${LONGEST_NAME}`, { exact: true });
  const linesOf = (text: Locator) =>
    text.evaluate((element) => {
      const { fontSize } = getComputedStyle(element);
      return Math.floor(element.getBoundingClientRect().height / Number.parseFloat(fontSize));
    });
  expect([await linesOf(badge), await linesOf(name)]).toEqual([1, 1]);
  const right = (text: Locator) => text.evaluate((element) => element.getBoundingClientRect().right);
  const width = screen.viewportSize()?.width ?? 0;
  expect(await right(badge)).toBeLessThanOrEqual(width * (1 - LEAST_MARGIN));
  expect(await right(name), "the badge is beside the name, not over it").toBeLessThan(await right(badge));
}

interface DrawnText {
  readonly text: string;
  /** As high as it is drawn, in pixels of the screen. */
  readonly size: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Every piece of text that is drawn, in a drawing or not. */
function textsOf(wall: Locator): Promise<DrawnText[]> {
  return wall.evaluate((root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found: DrawnText[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = node.textContent?.trim() ?? "";
      if (!parent || text === "") continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      const svg = parent.closest("svg");
      const scale = svg ? (svg.getScreenCTM()?.a ?? 1) : 1;
      const size = Number.parseFloat(getComputedStyle(parent).fontSize) * scale;
      const { left, right, top, bottom } = box;
      found.push({ text, size, left, right, top, bottom });
    }
    return found;
  });
}
