import { CONTOSO } from "./fixtures/contoso";
import { expectAccessible } from "./fixtures/expect-accessible";
import { registryScreen } from "./fixtures/registry-screen";
import { expect, test } from "./fixtures/test";

test.use({ speed: 0.001, viewport: { width: 1440, height: 900 } });

test("a person finds out from a region's panel what happened to its replica, when and by whom", async ({
  page,
  emulator,
}) => {
  const screen = registryScreen(page);
  await screen.open(CONTOSO.path);
  await screen.add("Japan East");
  const hexagon = screen.hexagon("Japan East");
  await expect(hexagon).toHaveAccessibleName(/^Japan East, creating/);
  await emulator.advance(15_000);
  await expect(hexagon).toHaveAccessibleName(/^Japan East, syncing/);
  await emulator.advance(60_000);
  await expect(hexagon).toHaveAccessibleName(/^Japan East, ready/);

  await screen.panel("Japan East").getByRole("link", { name: "History of Japan East" }).click();
  await expect(page.getByRole("heading", { name: "History of Japan East", level: 1 })).toBeVisible();
  const changes = page.getByRole("table", { name: "Changes seen in Japan East" }).getByRole("row");
  // Under the row of headings, the latest first.
  await expect(changes.nth(1)).toContainText(/Ready.*so far.*Azure, by itself/i);
  await expect(changes.nth(2)).toContainText(/Syncing.*Creation by Olivia Owner, here/i);
  await expect(changes.nth(3)).toContainText(/Creating.*Creation by Olivia Owner, here/i);
  await expect(
    page.getByRole("table", { name: "How long changes of this registry took" }).getByRole("row").nth(1),
  ).toContainText("Creation");

  const strip = page.getByRole("img", { name: "States in Japan East over the last 24 hours" });
  await expect(strip).toHaveAccessibleDescription(/^Over the last 24 hours: nobody looked over 99 %/);
  await expect(strip).toHaveAccessibleDescription(/ready under 1 %/);
  await expect(page.getByRole("list", { name: "Legend" })).toContainText("ready");
  await expectAccessible(page);

  await page.setViewportSize({ width: 320, height: 700 });
  await page.getByRole("link", { name: "7 days" }).click();
  await expect(page).toHaveURL(/\/history\/japaneast\?range=7d$/);
  await expect(page.getByRole("img", { name: "States in Japan East over the last 7 days" })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await expectAccessible(page);

  await page.getByRole("link", { name: "contoso", exact: true }).click();
  await expect(screen.panel("Japan East")).toBeVisible();
});

test("an open history tells what changes by itself, and leaves open what was opened", async ({
  page,
  emulator,
}) => {
  // A registry in which something is on its way is looked at every second.
  await emulator.setReplica({ id: CONTOSO.replicaId("canadacentral"), displayStatus: "Syncing" });
  await page.goto(`${CONTOSO.path}/history/eastus`);
  await expect(page.getByRole("main")).toContainText(/Live\s·\s\d+ s ago/);
  const changes = page.getByRole("table", { name: "Changes seen in East US" }).getByRole("row");
  await expect(changes.nth(1)).toContainText(/Ready.*so far/i);
  const gaps = page.getByRole("group").filter({ hasText: "Nobody looked: 1 gap" });
  await gaps.getByText("Nobody looked: 1 gap").click();

  await emulator.setReplica({ id: CONTOSO.replicaId("eastus"), displayStatus: "Syncing" });
  await expect(changes.nth(1)).toContainText(/Syncing.*so far/i);
  await expect(changes.nth(2)).toContainText(/Ready/i);
  await expect(changes.nth(2)).not.toContainText("so far");
  await expect(page.getByRole("main").getByRole("status").first()).toHaveText("East US: syncing.");
  await expect(gaps.getByRole("list")).toBeVisible();
});
