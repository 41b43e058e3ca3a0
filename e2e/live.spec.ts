import { CONTOSO, CONTOSO_PRIVATE } from "./fixtures/contoso";
import { faultTimesLeft } from "./fixtures/count-requests";
import { expectAccessible } from "./fixtures/expect-accessible";
import { registryScreen } from "./fixtures/registry-screen";
import { startRelay } from "./fixtures/relay";
import { expect, test } from "./fixtures/test";

test.use({ speed: 0.001, viewport: { width: 1440, height: 900 } });

const listOfReplicas = () => ({ method: "GET", path: `${CONTOSO.id}/replications` });

test("a status carries its age", async ({ page }) => {
  await page.goto(CONTOSO.path);
  await expect(page.getByRole("main")).toContainText(/Live\s·\s\d+ s ago/);
});

test("while Azure is out of reach the picture stays and says so, and recovers by itself", async ({
  page,
  emulator,
}) => {
  const screen = registryScreen(page);
  await screen.open(CONTOSO.path);
  await screen.add("Japan East");
  await expect(screen.hexagon("Japan East")).toHaveAccessibleName("Japan East, creating");

  await emulator.addFault({ match: { path: "**" }, effect: { type: "reset", when: "before" } });
  const notice = page.getByText("This picture cannot be refreshed.");
  await expect(notice).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("main")).toContainText("Azure cannot be read");
  await expect(screen.hexagon("Japan East")).toHaveAccessibleName("Japan East, creating");
  await expect(screen.hexagon("West Europe")).toHaveAccessibleName("West Europe, ready");

  await emulator.removeFaults();
  await emulator.advance(15_000);
  await emulator.advance(30_000);
  await expect(screen.hexagon("Japan East")).toHaveAccessibleName("Japan East, ready", { timeout: 40_000 });
  await expect(notice).toBeHidden();
  await expect(page.getByRole("main")).toContainText(/Live\s·/);
});

test("a lost connection to the dashboard is told, and comes back by itself", async ({
  page,
  dashboard,
  emulator,
  pageErrors,
}) => {
  pageErrors.expect(/ERR_(CONNECTION|EMPTY_RESPONSE|INCOMPLETE)/);
  const relay = await startRelay(dashboard.origin);
  const screen = registryScreen(page);
  await screen.open(`${relay.origin}${CONTOSO.path}`);
  await expect(page.getByRole("main")).toContainText(/Live\s·/);
  await screen.askToDelete("Canada Central");
  await expect(screen.dialog).toContainText("The same with the Azure CLI or ARM");
  relay.cut();
  const lost = "The connection to the dashboard is lost. What you see may be old.";
  // Everything outside of an open window is out of reach, and under its backdrop.
  await expect(screen.dialog.getByRole("status").filter({ hasText: lost })).toBeVisible();
  await expect(screen.dialog.getByRole("textbox")).toBeFocused();
  await expectAccessible(page, { within: "dialog[open]" });
  await screen.dialog.getByRole("button", { name: "Keep it" }).click();
  const notice = page.getByRole("status").filter({ hasText: lost });
  await expect(notice).toBeVisible();
  await expect(page.getByRole("main")).toContainText(/Reconnecting\s·/);
  await expect(screen.hexagon("East US")).toHaveAccessibleName("East US, ready");
  await emulator.setReplica({ id: CONTOSO.replicaId("eastus"), displayStatus: "Syncing" });

  relay.restore();
  await expect(notice).toBeHidden({ timeout: 20_000 });
  await expect(screen.hexagon("East US")).toHaveAccessibleName("East US, syncing", { timeout: 30_000 });
  await expect(page.getByRole("main")).toContainText(/Live\s·/);
  await relay.close();
});

test("a replica that vanishes while it is created is told as rolled back, with Azure's reason", async ({
  page,
  emulator,
}) => {
  await emulator.reset({ scenario: "contoso", seed: 1, operationRetryAfterSeconds: 1 });
  const screen = registryScreen(page);
  await screen.open(CONTOSO_PRIVATE.path);
  const hexagon = screen.hexagon("Australia East");
  await screen.add("Australia East");
  await expect(hexagon).toHaveAccessibleName("Australia East, creating");

  await emulator.advance(10_000);
  await expect(hexagon).toHaveAccessibleName("Australia East, available", { timeout: 20_000 });
  const panel = screen.panel("Australia East");
  await expect(panel).toContainText(
    /Creating the replica australiaeast failed: “.*not enough IP addresses available\.”/,
  );
  await expect(panel).toContainText(/Correlation id for Azure support\s*[0-9a-f]{8}-/);
  await expect(panel.getByRole("button", { name: "Add a replica here…" })).toBeVisible();
  await expect(screen.news).toContainText("Australia East: Creating the replica australiaeast failed");
});

test("a replica that is stuck in creating stays so, live, with the time that it has taken", async ({
  page,
  emulator,
}) => {
  const put = { method: "PUT", path: CONTOSO.replicaId("japaneast") };
  await emulator.addFault({ match: put, effect: { type: "stuck-in-creating" } });
  const screen = registryScreen(page);
  await screen.open(CONTOSO.path);
  await screen.add("Japan East");
  await emulator.advance(24 * 3_600_000);
  const looks = listOfReplicas();
  await emulator.addFault({ match: looks, effect: { type: "delay", ms: 1 }, times: 3 });
  await expect.poll(() => faultTimesLeft(emulator, looks), { timeout: 20_000 }).toBe(0);
  await expect(screen.hexagon("Japan East")).toHaveAccessibleName("Japan East, creating");
  await expect(page.getByRole("region", { name: "Map", exact: true })).toContainText(
    /Japan East · creating \d+:\d\d/,
  );
  await expect(page.getByRole("main")).toContainText(/Live\s·/);
});

test("a list that is out of date does not bring a deleted replica back", async ({ page, emulator }) => {
  const screen = registryScreen(page);
  await screen.open(CONTOSO.path);
  const hexagon = screen.hexagon("Canada Central");
  await screen.askToDelete("Canada Central");
  await emulator.addFault({ match: listOfReplicas(), effect: { type: "stale-list" }, times: 1_000 });
  await screen.confirmDeletion();
  await expect(hexagon).toHaveAccessibleName("Canada Central, deleting");
  await emulator.advance(90_000);
  await expect(hexagon).toHaveAccessibleName("Canada Central, available");

  const left = await faultTimesLeft(emulator, listOfReplicas());
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect.poll(() => faultTimesLeft(emulator, listOfReplicas())).toBeLessThan(left);
  await expect(page.getByRole("button", { name: "Refresh", exact: true })).toBeEnabled();
  await expect(hexagon).toHaveAccessibleName("Canada Central, available");
  await screen.reload();
  await expect(hexagon).toHaveAccessibleName("Canada Central, available");
});

test("a deletion whose progress may not be asked for still ends as deleted", async ({
  page,
  asPerson,
  emulator,
}) => {
  await emulator.reset({ scenario: "contoso", seed: 1, operationRetryAfterSeconds: 1 });
  await asPerson("group");
  const screen = registryScreen(page);
  await screen.open(CONTOSO.path);
  const hexagon = screen.hexagon("Canada Central");
  await screen.askToDelete("Canada Central");
  await screen.confirmDeletion();
  await expect(hexagon).toHaveAccessibleName("Canada Central, deleting");

  // Progress is asked for at subscription scope, where this person has no rights.
  const polls = { method: "GET", path: "**/operationResults/**" };
  await emulator.addFault({ match: polls, effect: { type: "delay", ms: 1 }, times: 2 });
  await expect.poll(() => faultTimesLeft(emulator, polls), { timeout: 20_000 }).toBeLessThan(2);
  await expect(hexagon).toHaveAccessibleName("Canada Central, deleting");
  await emulator.advance(90_000);
  await expect(hexagon).toHaveAccessibleName("Canada Central, available");
  await expect(screen.news).toHaveText("Canada Central: replica deleted.");
  await expect(screen.panel("Canada Central")).not.toContainText("Problem:");
});
