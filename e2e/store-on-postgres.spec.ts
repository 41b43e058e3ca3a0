import { CONTOSO } from "./fixtures/contoso";
import { aScreenWithWall } from "./fixtures/open-wall";
import { registryScreen } from "./fixtures/registry-screen";
import { expect, test } from "./fixtures/shared-database";

// Each starts dashboards of its own.
test.describe.configure({ timeout: 120_000 });
test.use({ speed: 0.001, viewport: { width: 1440, height: 900 } });

test("two dashboards that start together on one database follow the same operation and write one trail", async ({
  context,
  emulator,
  shared,
}) => {
  const dashboards = await Promise.all([shared.startDashboard(), shared.startDashboard()]);
  const screens = [];
  for (const { origin } of dashboards) {
    const screen = registryScreen(await context.newPage());
    await screen.open(`${origin}${CONTOSO.path}`);
    screens.push(screen);
  }
  const [here, there] = screens;
  await here?.add("Japan East");
  await there?.add("Brazil South");
  for (const screen of screens) {
    await expect(screen.hexagon("Japan East")).toHaveAccessibleName("Japan East, creating");
    await expect(screen.hexagon("Brazil South")).toHaveAccessibleName("Brazil South, creating");
  }
  await emulator.advance(60_000);
  for (const screen of screens) {
    await expect(screen.hexagon("Japan East")).toHaveAccessibleName("Japan East, ready");
    await expect(screen.hexagon("Brazil South")).toHaveAccessibleName("Brazil South, ready");
  }
  await expect
    .poll(async () => (await shared.auditTrail()).sort())
    .toEqual([
      "replica.create requested",
      "replica.create requested",
      "replica.create succeeded",
      "replica.create succeeded",
    ]);
});

test("a dashboard that is stopped in the middle of an operation ends it after its restart", async ({
  context,
  emulator,
  shared,
}) => {
  const before = await shared.startDashboard();
  const page = await context.newPage();
  await registryScreen(page).open(`${before.origin}${CONTOSO.path}`);
  await registryScreen(page).add("Japan East");
  await page.close();
  await before.stop();
  expect(await shared.auditTrail()).toEqual(["replica.create requested"]);

  await emulator.advance(60_000);
  const after = await shared.startDashboard();
  const screen = registryScreen(await context.newPage());
  await screen.open(`${after.origin}${CONTOSO.path}`);
  await expect(screen.hexagon("Japan East")).toHaveAccessibleName("Japan East, ready");
  await expect.poll(shared.auditTrail).toEqual(["replica.create requested", "replica.create succeeded"]);
});

test("while the database is away people are told so, and all works again by itself when it is back", async ({
  browser,
  context,
  emulator,
  pageErrors,
  request,
  shared,
}) => {
  pageErrors.expect(/503 \(Service Unavailable\)/);
  const page = await context.newPage();
  const screen = registryScreen(page);
  const dashboard = await shared.startDashboard({ APP_IDENTITY: "on" });
  const { origin } = dashboard;
  await screen.open(`${origin}${CONTOSO.path}`);
  const { screen: onWall, wallId } = await aScreenWithWall(browser, { dashboard, emulator }, CONTOSO.id);
  await onWall.goto(`${origin}/wall/${wallId}`);
  await expect(onWall.getByText("4 of 4 replicas ready")).toBeVisible();

  await shared.server.halt();
  await screen.askToAdd("Japan East");
  await expect(screen.dialog).toContainText("Replica Map cannot reach its database.");
  await expect(screen.dialog).toContainText("Try again in a minute.");
  await expect
    .poll(async () => (await request.get(`${origin}/api/health`)).text())
    .toBe("store: down (PostgreSQL)\nazure: ok\n");
  const answer = await page.goto(`${origin}${CONTOSO.path}`);
  expect(answer?.status()).toBeLessThan(500);
  await expect(page.getByRole("main")).toContainText("Replica Map cannot reach its database.");

  const alarm = onWall.getByRole("main").getByRole("alert");
  await expect(alarm).toContainText("Not live. Replica Map’s database is away", { timeout: 40_000 });
  await expect(onWall.getByText("4 of 4 replicas ready"), "the last that is known stays").toBeVisible();

  await shared.server.resume();
  await expect
    .poll(async () => (await request.get(`${origin}/api/health`)).text())
    .toBe("store: ok (PostgreSQL)\nazure: ok\n");
  await screen.open(`${origin}${CONTOSO.path}`);
  await screen.add("Japan East");
  await expect(screen.hexagon("Japan East")).toHaveAccessibleName("Japan East, creating");
  expect(await shared.auditTrail()).toEqual(["replica.create requested"]);
  await expect(alarm).toHaveCount(0, { timeout: 40_000 });
  await expect(onWall.getByRole("list", { name: "Replicas, the worst first" })).toContainText("Creating");
  await onWall.context().close();
});
