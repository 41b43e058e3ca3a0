import type { Page } from "@playwright/test";
import { CONTOSO } from "./fixtures/contoso";
import { expect, test } from "./fixtures/open-wall";
import { startRelay } from "./fixtures/relay";
import { withStore } from "./fixtures/store";
import { watchForWhite } from "./fixtures/watch-for-white";

// Nobody is at the screen: whatever happens, it has to find its way back by itself.
test.use({ environment: { APP_IDENTITY: "on" }, person: "nobody" });
test.describe.configure({ timeout: 120_000 });

const RECOVERS_WITHIN = { timeout: 40_000 };

const warning = (screen: Page) => screen.getByRole("main").getByRole("alert");
const map = (screen: Page) => screen.getByRole("img", { name: /^Map of contoso/ });
const ready = (screen: Page) => screen.getByText("4 of 4 replicas ready");

test("after an hour without a network a screen has said how old its picture is, and shows the newest by itself", async ({
  dashboard,
  emulator,
  wall,
}) => {
  const { screen } = wall;
  const relay = await startRelay(dashboard.origin);
  await screen.clock.install();
  await wall.open(relay.origin);
  await expect(screen.getByText(/data \d+ s old/)).toBeVisible();

  relay.cut();
  await emulator.setReplica({ id: CONTOSO.replicaId("eastus"), provisioningState: "Failed" });
  await screen.clock.fastForward("01:00:00");
  await expect(warning(screen)).toContainText("Not live. No connection to Replica Map for 1 h");
  await expect(screen.getByText("data 1 h old")).toBeVisible();
  await expect(ready(screen), "the last that is known stays in sight").toBeVisible();

  relay.restore();
  await screen.clock.fastForward("00:00:30");
  await expect(screen.getByText("3 of 4 replicas ready")).toBeVisible(RECOVERS_WITHIN);
  await expect(warning(screen)).toHaveCount(0);
  await expect(screen.getByText(/data \d+ s old/)).toBeVisible();
  await relay.close();
});

test("while Azure is away for a day, and Replica Map starts anew meanwhile, old data is never shown as new", async ({
  dashboards,
  environment,
  emulator,
  wall,
}) => {
  const { screen } = wall;
  await wall.open();

  await emulator.addFault({
    match: { path: "/subscriptions**" },
    effect: { type: "status", status: 503, code: "ServiceUnavailable", message: "Away." },
  });
  await expect(warning(screen)).toContainText("Azure cannot be read at the moment", RECOVERS_WITHIN);
  await dashboards.restart(environment, (stopped) =>
    withStore(stopped, async (query) => {
      await query(
        "update snapshots set as_of = as_of - interval '1 day', changed_at = changed_at - interval '1 day'",
      );
    }),
  );
  await expect(screen.getByText("data 1 d old")).toBeVisible(RECOVERS_WITHIN);
  await expect(warning(screen)).toContainText("Not live.");
  await expect(map(screen), "regions are known from before").toBeVisible();
  await screen.reload();
  await expect(screen.getByText("data 1 d old")).toBeVisible(RECOVERS_WITHIN);
  await expect(warning(screen)).toContainText("Not live.");

  await emulator.removeFaults();
  await expect(screen.getByText(/data \d+ s old/)).toBeVisible(RECOVERS_WITHIN);
  await expect(ready(screen)).toBeVisible();
  await expect(warning(screen)).toHaveCount(0);
});

test("a new version is loaded by itself, and the screen does not turn white on the way", async ({
  dashboards,
  environment,
  wall,
}) => {
  const { screen } = wall;
  await wall.open();
  await screen.evaluate(() => document.documentElement.setAttribute("data-of-before", ""));
  const whitest = await watchForWhite(screen);

  // The build under test is the only one there is: what the server says of it is all that differs.
  await screen.route("**/api/wall/state**", async (route) => {
    const answer = await route.fetch().catch(() => undefined);
    if (answer === undefined) return route.abort();
    const told = (await answer.json()) as object;
    return route.fulfill({ response: answer, json: { ...told, build: "the-next-one" } });
  });
  await dashboards.restart(environment, async () => undefined);
  await expect(screen.locator("[data-of-before]")).toHaveCount(0, RECOVERS_WITHIN);
  await expect(ready(screen)).toBeVisible(RECOVERS_WITHIN);
  const { frames, share } = await whitest();
  expect(frames, "frames that were looked at").toBeGreaterThan(1);
  expect(share, "of the screen that was white at the worst moment").toBeLessThan(0.02);
});

test("a wall whose days are over says so, and keeps nothing in sight", async ({
  dashboards,
  environment,
  wall,
}) => {
  const { screen } = wall;
  await wall.open();
  await dashboards.restart(environment, (stopped) =>
    withStore(stopped, async (query) => {
      await query(`update walls set ends_at = now() - interval '1 minute' where wall_id = '${wall.wallId}'`);
    }),
  );
  await expect(screen.getByRole("heading", { name: "This wall has expired" })).toBeVisible(RECOVERS_WITHIN);
  await expect(screen.getByText("East US")).toHaveCount(0);
});
