import type { Page } from "@playwright/test";
import { CONTOSO, CONTOSO_DEV, CONTOSO_PRIVATE } from "./fixtures/contoso";
import type { Emulator } from "./fixtures/emulator";
import {
  boxDepth,
  boxHexagonDepth,
  hexagonBoxes,
  hexagonDepth,
  labelBoxes,
  mapBox,
  overlaps,
  type Box,
} from "./fixtures/map-drawing";
import { openMapPage } from "./fixtures/open-map-page";
import { expect, test } from "./fixtures/test";
import { setVariedStates } from "./fixtures/varied-states";

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
  { width: 320, height: 640 },
  { width: 3840, height: 2160 },
];
const LENSES = ["World", "Americas", "Europe", "Middle East & Africa", "Asia Pacific"];

/** Less than half a pixel is rounding. */
const ROUNDING_PIXELS = 0.5;

async function openMap(page: Page, query = ""): Promise<void> {
  await openMapPage(page, `${CONTOSO.path}${query}`);
  // Labels are laid out again once their size on the screen is known.
  await expect(page.getByRole("group", { name: "Regions" }).locator("[data-measured]")).toBeAttached();
}

/** Names and pictures of everything that has something to say: as many labels as there can be. */
async function setManyReplicas(emulator: Emulator): Promise<void> {
  await setVariedStates(emulator);
  const more =
    "germanywestcentral norwayeast polandcentral uksouth spaincentral italynorth swedencentral centralus westus3 southeastasia centralindia uaenorth koreacentral";
  for (const region of more.split(" ")) {
    await emulator.setReplica({ id: CONTOSO.replicaId(region), regionEndpointEnabled: false });
  }
}

for (const size of SIZES) {
  test(`at ${size.width} × ${size.height} hexagons are large enough and apart, and labels collide with nothing`, async ({
    page,
    emulator,
  }) => {
    await setManyReplicas(emulator);
    await page.setViewportSize(size);
    await openMap(page);
    for (const lens of LENSES) {
      const link = page.getByRole("link", { name: lens, exact: true });
      if (lens !== "World") await link.click();
      await expect(link).toHaveAttribute("aria-current", "true");
      await expect(async () => expectWellDrawn(page, `${lens} at ${size.width} px`)).toPass();
    }
  });
}

async function expectWellDrawn(page: Page, what: string): Promise<void> {
  const hexagons = await hexagonBoxes(page);
  const labels = await labelBoxes(page);
  const frame = await mapBox(page);
  expect(hexagons.length, `hexagons of ${what}`).toBeGreaterThan(4);
  expect(labels.length, `labels of ${what}`).toBeGreaterThan(0);
  expect(hexagons.filter(isTooSmall), `hexagons under 24 × 24 px in ${what}`).toEqual([]);
  const found = {
    "hexagons on each other": overlaps(hexagons, hexagons, hexagonDepth, ROUNDING_PIXELS),
    "labels on each other": overlaps(labels, labels, boxDepth, ROUNDING_PIXELS),
    "labels on hexagons": overlaps(labels, hexagons, boxHexagonDepth, ROUNDING_PIXELS),
    "over the frame": [...hexagons, ...labels].filter((box) => !isWithin(box, frame)).map(({ name }) => name),
  };
  expect(found, what).toEqual({
    "hexagons on each other": [],
    "labels on each other": [],
    "labels on hexagons": [],
    "over the frame": [],
  });
}

const isTooSmall = ({ left, top, right, bottom }: Box) => right - left < 24 || bottom - top < 24;
const isWithin = (inner: Box, outer: Box) =>
  inner.left >= outer.left - ROUNDING_PIXELS &&
  inner.top >= outer.top - ROUNDING_PIXELS &&
  inner.right <= outer.right + ROUNDING_PIXELS &&
  inner.bottom <= outer.bottom + ROUNDING_PIXELS;

test.describe("on a narrow screen", () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test("the world opens as the home region's part of it, with every region in the list", async ({ page }) => {
    await openMap(page);
    await expect(page.getByText("The whole world needs a wider screen.")).toBeVisible();
    const names = (await hexagonBoxes(page)).map(({ name }) => name);
    expect(names).toContain("West US, ready, home");
    expect(names).toContain("Brazil South, available");
    expect(names.join()).not.toMatch(/West Europe|Japan East/);
    const table = page.getByRole("table", { name: "All regions" });
    await table.getByRole("button", { name: "Regions that can be added" }).click();
    await expect(table.getByRole("rowheader", { name: "Japan East" })).toBeVisible();
    expect(await table.getByRole("rowheader").count()).toBeGreaterThan(2 * names.length);

    await page.getByRole("link", { name: "Asia Pacific" }).click();
    await expect(page.getByRole("button", { name: "Japan East, available" })).toBeVisible();
    await expect(page.getByText("The whole world needs a wider screen.")).toBeHidden();
  });

  test("no page scrolls sideways", async ({ page, emulator, pageErrors }) => {
    pageErrors.expect(/404 \(Not Found\)/);
    await setVariedStates(emulator);
    const paths = ["/", "/?q=nothing", "/not/there", CONTOSO_DEV.path, CONTOSO_PRIVATE.path];
    for (const path of [...paths, `${CONTOSO.path}?region=westeurope&add=japanwest,koreacentral`]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectNoSidewaysScroll(page, path);
    }
    await page.getByRole("button", { name: "Review and add…" }).click();
    const dialog = page.getByRole("dialog", { name: "Add 2 replicas" });
    await dialog.getByText("The same with the Azure CLI or ARM").click();
    await expectNoSidewaysScroll(page, "the dialog");
    const { scrollWidth, clientWidth } = await dialog.evaluate(({ scrollWidth, clientWidth }) => ({
      scrollWidth,
      clientWidth,
    }));
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
  });
});

async function expectNoSidewaysScroll(page: Page, what: string): Promise<void> {
  const widths = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scrollWidth, clientWidth };
  });
  expect(widths.scrollWidth, `width of ${what}`).toBeLessThanOrEqual(widths.clientWidth);
}

test("another part of the world keeps everything else that the address says", async ({ page }) => {
  await openMap(page, "?region=eastus&add=japaneast%2Ckoreacentral&find=us");
  await page.getByRole("link", { name: "Europe", exact: true }).click();
  await expect(page.getByRole("link", { name: "Europe", exact: true })).toHaveAttribute(
    "aria-current",
    "true",
  );
  const query = Object.fromEntries(new URL(page.url()).searchParams);
  expect(query).toEqual({ lens: "europe", region: "eastus", add: "japaneast,koreacentral", find: "us" });
  await expect(page.getByRole("heading", { level: 2, name: "East US" })).toBeVisible();
  await expect(page.getByRole("searchbox", { name: "Find a region" })).toHaveValue("us");
  await expect(page.getByRole("region", { name: "Regions to add" })).toContainText("2 regions to add");

  await page.getByRole("button", { name: "Close East US" }).click();
  await expect(page).toHaveURL(/lens=europe/);
  await page.reload();
  await expect(page.getByRole("button", { name: "West Europe, ready" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^East US, / })).toBeHidden();
});

test.describe("zoom", () => {
  test.use({ viewport: { width: 1440, height: 700 } });

  const homeWidth = async (page: Page) => {
    const { left, right } = await boxOf(page, /^West US,/);
    return right - left;
  };

  test("has buttons, which keep hexagons and labels apart and lead back", async ({ page, emulator }) => {
    await setManyReplicas(emulator);
    await openMap(page);
    const width = await homeWidth(page);
    const zoomOut = page.getByRole("button", { name: "Zoom out" });
    const whole = page.getByRole("button", { name: "Show the whole map" });
    await expect(zoomOut).toBeDisabled();
    await expect(whole).toBeDisabled();
    await expect(page.getByRole("button", { name: "Move left" })).toBeHidden();

    await page.getByRole("button", { name: "Zoom in" }).click();
    await expect.poll(() => homeWidth(page)).toBeGreaterThan(1.4 * width);
    const hexagons = await hexagonBoxes(page);
    const labels = await labelBoxes(page);
    expect(overlaps(labels, labels, boxDepth, ROUNDING_PIXELS)).toEqual([]);
    expect(overlaps(labels, hexagons, boxHexagonDepth, ROUNDING_PIXELS)).toEqual([]);

    const leftOf = async () => (await boxOf(page, /^West US,/)).left;
    const before = await leftOf();
    await page.getByRole("button", { name: "Move left" }).click();
    await expect.poll(leftOf).toBeGreaterThan(before + 50);
    await whole.click();
    await expect.poll(() => homeWidth(page)).toBeCloseTo(width, 1);
    await expect(zoomOut).toBeDisabled();
  });

  test("comes with the wheel and Ctrl; the wheel alone scrolls the page", async ({ page }) => {
    await openMap(page);
    const width = await homeWidth(page);
    const home = page.getByRole("button", { name: "West US, ready, home" });
    await home.hover();
    await page.mouse.wheel(0, 200);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
    expect(await homeWidth(page)).toBeCloseTo(width, 1);

    await home.hover();
    const scrolledTo = await page.evaluate(() => scrollY);
    // Gestures are fetched after the map is there; the first turns of the wheel may come before them.
    await expect(async () => {
      await page.keyboard.down("Control");
      await page.mouse.wheel(0, -100);
      await page.keyboard.up("Control");
      expect(await homeWidth(page)).toBeGreaterThan(1.2 * width);
    }).toPass();
    expect(await page.evaluate(() => scrollY)).toBe(scrolledTo);
    expect(await page.evaluate(() => devicePixelRatio), "the page itself is not zoomed").toBe(1);
  });

  test("lets a drag move the map without selecting what is under it", async ({ page }) => {
    await openMap(page);
    await page.getByRole("button", { name: "Zoom in" }).click();
    await expect(page.getByRole("button", { name: "Move left" })).toBeVisible();
    const width = await homeWidth(page);
    const region = page.getByRole("button", { name: "West Europe, ready" });
    await expect(async () => {
      const { left, top, right } = await boxOf(page, /^West Europe,/);
      const [x, y] = [(left + right) / 2, top + 10];
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + 60, y + 5, { steps: 4 });
      await page.mouse.up();
      expect((await boxOf(page, /^West Europe,/)).left - left).toBeGreaterThan(40);
    }).toPass();
    expect(await homeWidth(page)).toBeCloseTo(width, 1);
    await expect(page).not.toHaveURL(/region=/);
    await region.click();
    await expect(page).toHaveURL(/region=westeurope/);
  });
});

async function boxOf(page: Page, name: RegExp): Promise<Box> {
  const box = (await hexagonBoxes(page)).find((hexagon) => name.test(hexagon.name));
  if (box === undefined) throw new Error(`no hexagon is called ${String(name)}`);
  return box;
}
