import { CONTOSO } from "./fixtures/contoso";
import type { Dashboard } from "./fixtures/dashboards";
import { aScreenWithWall } from "./fixtures/open-wall";
import { registryScreen } from "./fixtures/registry-screen";
import { expect, test } from "./fixtures/shared-database";

// Each starts dashboards of its own.
test.describe.configure({ timeout: 120_000 });
test.use({ speed: 0.001, viewport: { width: 1440, height: 900 } });

test("two dashboards on one database follow the same operation and write one trail, and one goes on without the other", async ({
  context,
  emulator,
  pageErrors,
  shared,
}) => {
  pageErrors.expect(/ERR_(CONNECTION|INCOMPLETE)/);
  const dashboards = await Promise.all([shared.startDashboard(), shared.startDashboard()]);
  const open = async ({ origin }: Dashboard) => {
    const screen = registryScreen(await context.newPage());
    await screen.open(`${origin}${CONTOSO.path}`);
    return screen;
  };
  // One after the other: the first to be asked looks at the registry for both.
  const here = await open(dashboards[0]);
  const there = await open(dashboards[1]);
  const bothShow = async (region: string, state: string) => {
    for (const screen of [here, there]) {
      await expect(screen.hexagon(region)).toHaveAccessibleName(`${region}, ${state}`);
    }
  };
  await here.add("Japan East");
  await there.add("Brazil South");
  await bothShow("Japan East", "creating");
  await bothShow("Brazil South", "creating");
  await emulator.advance(60_000);
  await bothShow("Japan East", "ready");
  await bothShow("Brazil South", "ready");
  await expect
    .poll(async () => (await shared.auditTrail()).sort())
    .toEqual([
      "replica.create requested",
      "replica.create requested",
      "replica.create succeeded",
      "replica.create succeeded",
    ]);

  await here.add("UK South");
  await bothShow("UK South", "creating");
  await dashboards[0].kill();
  await emulator.advance(60_000);
  await emulator.setReplica({ id: CONTOSO.replicaId("eastus"), provisioningState: "Failed" });
  // Whoever is gone keeps its lease for some seconds more.
  const takesOver = { timeout: 40_000 };
  await expect(there.hexagon("UK South")).toHaveAccessibleName("UK South, ready", takesOver);
  await expect(there.hexagon("East US")).toHaveAccessibleName("East US, failed", takesOver);
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
