import type { Locator, Page } from "@playwright/test";
import { CONTOSO } from "./fixtures/contoso";
import { openMapPage } from "./fixtures/open-map-page";
import { expect, test } from "./fixtures/test";

const MOST_STEPS = 250;

/** Presses Tab, as a person would, until the focus is there. */
async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await expect(target).toBeVisible();
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(target, `is reached with ${key}`).toBeFocused();
}

function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
}

const map = (page: Page) => page.getByRole("group", { name: "Regions" });
const hexagon = (page: Page, name: string | RegExp) => map(page).getByRole("button", { name });

async function focusHome(page: Page): Promise<Locator> {
  const home = hexagon(page, /^West US, .*home/);
  await tabTo(page, home);
  // What keys do is fetched after the map is there; the first press may come before it.
  await expect(async () => {
    await page.keyboard.press("ArrowRight");
    expect(await focusedName(page)).not.toMatch(/^West US,/);
  }).toPass();
  await page.keyboard.press("Home");
  await expect(home).toBeFocused();
  return home;
}

interface Centre {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

function centres(page: Page): Promise<Centre[]> {
  return map(page)
    .getByRole("button")
    .evaluateAll((elements) =>
      elements.map((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return {
          name: element.getAttribute("aria-label") ?? "",
          x: left + width / 2,
          y: top + height / 2,
        };
      }),
    );
}

test.describe("at its own pace", () => {
  test.use({ speed: 1 });

  test("a person does the whole main job without a mouse", async ({ page, emulator }) => {
    await page.goto("/");
    await page.keyboard.press("Tab");
    const skipLink = page.getByRole("link", { name: "Skip to the main content" });
    await expect(skipLink).toBeFocused();
    await expect(skipLink).toBeInViewport();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("main").getByRole("searchbox", { name: "Search" })).toBeFocused();
    await tabTo(page, page.getByRole("link", { name: "contoso", exact: true }));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "contoso.azurecr.io" })).toBeVisible();
    await expect(page.getByText(/^●?\s*Live/)).toBeVisible();

    await focusHome(page);
    await page.keyboard.press("ArrowRight");
    const [region = ""] = (await focusedName(page)).split(", available");
    const is = (words: string) => hexagon(page, new RegExp(`^${region}, ${words}`));
    await expect(is("available")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 2, name: region })).toBeVisible();
    await tabTo(page, page.getByRole("button", { name: "Add a replica here…" }));
    await page.keyboard.press("Enter");
    const adding = page.getByRole("dialog", { name: "Add replica" });
    await tabTo(page, adding.getByRole("button", { name: "Add replica" }));
    await page.keyboard.press("Enter");
    await expect(adding).toBeHidden();
    await expect(is("creating")).toBeVisible();
    await emulator.advance(14_000);
    await expect(is("syncing")).toBeVisible();
    await emulator.advance(60_000);
    await expect(is("ready")).toBeVisible();

    await tabTo(page, page.getByRole("switch", { name: "Global endpoint routing" }));
    await page.keyboard.press("Space");
    const leaving = page.getByRole("dialog", { name: `Take ${region} out of global routing` });
    await tabTo(page, leaving.getByRole("button", { name: "Take out of routing" }));
    await page.keyboard.press("Enter");
    await emulator.advance(2_000);
    await expect(is("ready, not routed$")).toBeVisible();

    await page.keyboard.press("Escape");
    await tabTo(page, page.getByRole("searchbox", { name: "Find a region" }));
    await page.keyboard.type(region);
    await tabTo(page, page.getByRole("button", { name: `Put into routing: ${region}`, exact: true }));
    await page.keyboard.press("Enter");
    const returning = page.getByRole("dialog", { name: `Put ${region} back into global routing` });
    await tabTo(page, returning.getByRole("button", { name: "Put back into routing" }));
    await page.keyboard.press("Enter");
    await emulator.advance(2_000);
    await expect(is("ready$")).toBeVisible();

    await tabTo(page, page.getByRole("button", { name: `Delete: ${region}`, exact: true }));
    await page.keyboard.press("Enter");
    const deleting = page.getByRole("dialog", { name: `Delete the replica in ${region}` });
    await tabTo(page, deleting.getByRole("textbox", { name: `Type ${region} to confirm` }));
    await page.keyboard.type(region);
    await page.keyboard.press("Enter");
    await expect(deleting).toBeHidden();
    await expect(is("deleting")).toBeVisible();
    await emulator.advance(120_000);
    await expect(is("available")).toBeVisible();
  });
});

test("the map is one stop of the Tab key, which remembers where the focus was", async ({ page }) => {
  await openMapPage(page, CONTOSO.path);
  const home = await focusHome(page);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("searchbox", { name: "Find a region" })).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(home).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(page.getByRole("button", { name: "Keyboard help" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowRight");
  const name = await focusedName(page);
  expect(name).not.toMatch(/^West US,/);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+Tab");
  expect(await focusedName(page)).toBe(name);
});

test("an arrow key goes to the nearest hexagon in its direction, Home goes home", async ({ page }) => {
  await openMapPage(page, CONTOSO.path);
  const home = await focusHome(page);
  const all = await centres(page);
  expect(all.length).toBeGreaterThan(50);

  const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] } as const;
  const route = [
    ..."ArrowRight ArrowRight ArrowDown ArrowUp ArrowLeft ArrowRight ArrowRight ArrowRight".split(" "),
    ..."ArrowRight ArrowRight ArrowDown ArrowDown ArrowLeft ArrowUp ArrowRight ArrowRight".split(" "),
  ] as (keyof typeof ways)[];
  const visited = new Set<string>();
  for (const key of route) {
    const from = all.find(({ name }) => name === nameBefore(visited)) ?? all.find(isHome);
    await page.keyboard.press(key);
    const reached = await focusedName(page);
    visited.delete(reached);
    visited.add(reached);
    const [wayX, wayY] = ways[key];
    const steps = all.flatMap((to) => {
      const along = (to.x - (from?.x ?? 0)) * wayX + (to.y - (from?.y ?? 0)) * wayY;
      const across = Math.abs((to.x - (from?.x ?? 0)) * wayY) + Math.abs((to.y - (from?.y ?? 0)) * wayX);
      return along > 1 && across <= along + 1 ? [{ name: to.name, distance: along + across }] : [];
    });
    const least = Math.min(...steps.map(({ distance }) => distance));
    const nearest = steps.filter(({ distance }) => distance < least + 2).map(({ name }) => name);
    const right = nearest.length > 0 ? nearest : [from?.name];
    expect(right, `${key} from ${from?.name ?? ""}`).toContain(reached);
  }
  expect(visited.size, "different hexagons on the way").toBeGreaterThan(8);
  await page.keyboard.press("Home");
  await expect(home).toBeFocused();
});

const nameBefore = (visited: ReadonlySet<string>) => [...visited].at(-1);
const isHome = ({ name }: Centre) => name.startsWith("West US,");

test("Enter selects, Space stages and takes back, and both are in the address", async ({ page }) => {
  await openMapPage(page, CONTOSO.path);
  await focusHome(page);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 2, name: "West US" })).toBeVisible();
  await expect(hexagon(page, /^West US,/)).toHaveAttribute("aria-pressed", "true");
  await expect(page).toHaveURL(/[?&]region=westus(&|$)/);

  await page.keyboard.press("Space");
  await expect(page, "a replica that exists cannot be staged to add").not.toHaveURL(/add=/);
  await page.keyboard.press("ArrowRight");
  const [region = ""] = (await focusedName(page)).split(", available");
  await page.keyboard.press("Space");
  await expect(hexagon(page, `${region}, available, staged to add`)).toBeFocused();
  await expect(page.getByRole("region", { name: "Regions to add" })).toContainText(
    `1 region to add ${region}`,
  );
  await expect(page).toHaveURL(/[?&]add=[a-z0-9]+/);
  await page.keyboard.press("Space");
  await expect(page.getByRole("region", { name: "Regions to add" })).toBeHidden();
  await expect(page).not.toHaveURL(/add=/);

  // Faster than anything is drawn.
  await hexagon(page, `${region}, available`).evaluate((target) => {
    for (let press = 0; press < 2; press += 1) {
      target.dispatchEvent(new KeyboardEvent("keydown", { key: " ", code: "Space", bubbles: true }));
    }
  });
  await expect(page).not.toHaveURL(/add=/);
  await page.keyboard.press("Space");
  await expect(page).toHaveURL(/[?&]add=[a-z0-9]+(&|$)/);
});

test("on the map a slash finds and a question mark helps; elsewhere they are only letters", async ({
  page,
}) => {
  await openMapPage(page, CONTOSO.path);
  const help = page.getByRole("dialog", { name: "Keys on the map" });
  const finder = page.getByRole("searchbox", { name: "Find a region" });

  await tabTo(page, page.getByRole("button", { name: "Refresh" }));
  await page.keyboard.press("?");
  await page.keyboard.press("/");
  await expect(page.getByRole("button", { name: "Refresh" })).toBeFocused();
  await expect(help).toBeHidden();

  const home = await focusHome(page);
  await page.keyboard.press("?");
  await expect(help).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
  await expect(home).toBeFocused();

  await page.keyboard.press("/");
  await expect(finder).toBeFocused();
  await page.keyboard.type("?/");
  await expect(finder).toHaveValue("?/");
  await expect(help).toBeHidden();
});

test("Esc closes every dialog and the focus is back where it was", async ({ page }) => {
  await openMapPage(page, CONTOSO.path);
  const openers = [
    ["switch", "Regional endpoints", "Switch regional endpoints on"],
    ["switch", "Data endpoints", "Switch dedicated data endpoints on"],
    ["button", "Keyboard help", "Keys on the map"],
    ["button", "Take out of routing: East US", "Take East US out of global routing"],
    ["button", "Delete: East US", "Delete the replica in East US"],
  ] as const;
  for (const [role, name, title] of openers) {
    const opener = page.getByRole(role, { name, exact: true });
    await tabTo(page, opener);
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: title });
    await expect(dialog).toBeVisible();
    await expect(dialog.locator(":focus"), `the focus is inside “${title}”`).toHaveCount(1);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(opener).toBeFocused();
  }
});

test("the table does what the map does", async ({ page }) => {
  await openMapPage(page, CONTOSO.path);
  await tabTo(page, page.getByRole("searchbox", { name: "Find a region" }));
  await page.keyboard.type("japan");
  const table = page.getByRole("table", { name: "All regions" });
  await expect(table.getByRole("rowheader")).toHaveText(["Japan East", "Japan West"]);

  await tabTo(page, table.getByRole("button", { name: "Japan East", exact: true }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 2, name: "Japan East" })).toBeVisible();

  for (const region of ["Japan East", "Japan West"]) {
    await tabTo(page, table.getByRole("button", { name: `Add to the list: ${region}` }));
    await page.keyboard.press("Space");
    await expect(table.getByRole("button", { name: `Take off the list: ${region}` })).toBeFocused();
    await expect(hexagon(page, `${region}, available, staged to add`)).toBeVisible();
  }
  await tabTo(page, page.getByRole("button", { name: "Review and add…" }));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Add 2 replicas" });
  await tabTo(page, dialog.getByRole("button", { name: "Add 2 replicas" }));
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(hexagon(page, /^Japan East, ready$/)).toBeVisible();
  await expect(hexagon(page, /^Japan West, ready$/)).toBeVisible();
});
