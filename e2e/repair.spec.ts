import { CONTOSO } from "./fixtures/contoso";
import { faultTimesLeft } from "./fixtures/count-requests";
import type { Emulator } from "./fixtures/emulator";
import { expectAccessible } from "./fixtures/expect-accessible";
import { registryScreen } from "./fixtures/registry-screen";
import { expect, test } from "./fixtures/test";

test.use({ speed: 0.001, viewport: { width: 1440, height: 900 } });

const listOfReplicas = () => ({ method: "GET", path: `${CONTOSO.id}/replications` });

/** A replica in Japan East, out of global routing and with two tags, whose creation failed. */
async function failReplica(emulator: Emulator): Promise<void> {
  const path = CONTOSO.replicaId("japaneast");
  await emulator.addFault({ match: { method: "PUT", path }, effect: { type: "operation-fails" }, times: 1 });
  await emulator.arm("owner", "PUT", CONTOSO.replicaArmPath("japaneast"), {
    location: "japaneast",
    tags: { team: "shipping", "cost centre": "4 711" },
    properties: { regionEndpointEnabled: false },
  });
  await emulator.advance(15_000);
}

async function replicaInJapan(emulator: Emulator): Promise<unknown> {
  const response = await emulator.arm("owner", "GET", CONTOSO.replicaArmPath("japaneast"));
  return response.json();
}

test("a failed replica is repaired by one press, with the page closed on the way", async ({
  page,
  context,
  emulator,
}) => {
  test.slow();
  await failReplica(emulator);
  const screen = registryScreen(page);
  await screen.open(CONTOSO.path);
  const hexagon = screen.hexagon("Japan East");
  await expect(hexagon).toHaveAccessibleName("Japan East, failed, not routed");
  const panel = await screen.select("Japan East");
  await expect(panel).toContainText("This replica has failed.");

  await panel.getByRole("button", { name: "Repair", exact: true }).click();
  await expect(hexagon).toHaveAccessibleName(/^Japan East, deleting/);
  await expect(panel).toContainText("Repair, 1 of 2");
  await expect(panel.getByRole("button", { name: "Repair", exact: true })).toBeHidden();
  await expect(screen.row("Japan East")).toContainText("deleting, repair is running");
  await page.close();
  await emulator.advance(90_000);
  await expect
    .poll(() => replicaInJapan(emulator), { timeout: 60_000 })
    .toMatchObject({
      tags: { team: "shipping", "cost centre": "4 711" },
      properties: { regionEndpointEnabled: false, provisioningState: "Creating" },
    });

  const later = registryScreen(await context.newPage());
  await later.open(`${CONTOSO.path}?region=japaneast`);
  await expect(later.hexagon("Japan East")).toHaveAccessibleName("Japan East, creating, not routed");
  await expect(later.panel("Japan East")).toContainText("Repair, 2 of 2");
  await emulator.advance(15_000);
  await emulator.advance(30_000);
  await expect(later.hexagon("Japan East")).toHaveAccessibleName("Japan East, ready, not routed");
});

test("repairing a failed replica that has served asks for its name first", async ({ page, emulator }) => {
  await emulator.setReplica({ id: CONTOSO.replicaId("eastus"), provisioningState: "Failed" });
  const screen = registryScreen(page);
  await screen.open(`${CONTOSO.path}?region=eastus`);
  const panel = screen.panel("East US");
  await panel.getByRole("button", { name: "Repair…" }).click();
  const press = screen.dialog.getByRole("button", { name: "Repair replica" });
  await expect(press).toBeDisabled();
  await screen.dialog.getByRole("textbox", { name: /^Type/ }).fill("East US");
  await press.click();
  await expect(screen.hexagon("East US")).toHaveAccessibleName("East US, deleting");

  const emptyList = { type: "status", status: 200, body: { value: [] } };
  await emulator.addFault({ match: listOfReplicas(), effect: emptyList, times: 3 });
  await expect.poll(() => faultTimesLeft(emulator, listOfReplicas()), { timeout: 20_000 }).toBe(0);
  await expect(screen.hexagon("East US")).toHaveAccessibleName(/^East US, deleting/);
});

test("a repair that Azure refuses to finish keeps its settings, and one press finishes it", async ({
  page,
  emulator,
}) => {
  test.slow();
  await failReplica(emulator);
  const refusal = { type: "status", status: 400, code: "QuotaExceeded", message: "No more replicas." };
  const match = { method: "PUT", path: CONTOSO.replicaId("japaneast") };
  await emulator.addFault({ match, effect: refusal, times: 1 });
  const screen = registryScreen(page);
  await screen.open(`${CONTOSO.path}?region=japaneast`);
  const panel = screen.panel("Japan East");
  await panel.getByRole("button", { name: "Repair", exact: true }).click();
  await expect(screen.hexagon("Japan East")).toHaveAccessibleName(/^Japan East, deleting/);
  await emulator.advance(90_000);

  const createAgain = panel.getByRole("button", { name: "Create again" });
  await expect(createAgain).toBeVisible({ timeout: 60_000 });
  await expect(panel).toContainText("No more replicas.");
  await expect(panel).toContainText("out of global routing, 2 tags.");
  await expect(panel).toContainText(/Correlation id for Azure support\s*[0-9a-f-]{36}/);
  await expect(page.getByRole("button", { name: "Create again: Japan East" })).toBeVisible();
  await expectAccessible(page, { within: ".region-panel" });
  await screen.reload();
  await panel.getByText("Give a reason (optional)").click();
  await panel.getByRole("textbox", { name: /^Reason/ }).fill("CHG-1042");
  await createAgain.click();
  await expect(screen.hexagon("Japan East")).toHaveAccessibleName(/^Japan East, creating/);
  await expect(createAgain).toBeHidden();
  expect(await replicaInJapan(emulator)).toMatchObject({
    tags: { team: "shipping", "cost centre": "4 711" },
    properties: { regionEndpointEnabled: false },
  });
  await panel.getByRole("link", { name: "History of Japan East" }).click();
  await expect(page.getByRole("table", { name: "Changes seen in Japan East" })).toContainText("“CHG-1042”");
});
