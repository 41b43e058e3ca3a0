import { CONTOSO } from "./fixtures/contoso";
import { faultTimesLeft } from "./fixtures/count-requests";
import type { Emulator } from "./fixtures/emulator";
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

test("a failed replica is deleted and created again with the settings that it had", async ({
  page,
  emulator,
}) => {
  await failReplica(emulator);
  const screen = registryScreen(page);
  await screen.open(CONTOSO.path);
  const hexagon = screen.hexagon("Japan East");
  await expect(hexagon).toHaveAccessibleName("Japan East, failed, not routed");
  const panel = await screen.select("Japan East");
  await expect(panel).toContainText("This replica has failed.");
  const createAgain = panel.getByRole("button", { name: "Create again" });

  await panel.getByRole("button", { name: "Repair: delete it", exact: true }).click();
  await expect(hexagon).toHaveAccessibleName(/^Japan East, deleting/);
  await expect(createAgain).toBeHidden();

  await screen.reload();
  await expect(hexagon).toHaveAccessibleName(/^Japan East, deleting/);
  await emulator.advance(90_000);
  await expect(hexagon).toHaveAccessibleName("Japan East, available");
  await expect(panel).toContainText("Create it again with the same settings: out of global routing, 2 tags.");

  await screen.reload();
  await createAgain.click();
  await expect(hexagon).toHaveAccessibleName("Japan East, creating, not routed");
  await expect(page).not.toHaveURL(/again=/);
  await expect(createAgain).toBeHidden();
  expect(await replicaInJapan(emulator)).toMatchObject({
    tags: { team: "shipping", "cost centre": "4 711" },
    properties: { regionEndpointEnabled: false },
  });
  await emulator.advance(15_000);
  await emulator.advance(30_000);
  await expect(hexagon).toHaveAccessibleName("Japan East, ready, not routed");
});

test("repairing a failed replica that has served asks for its name first", async ({ page, emulator }) => {
  await emulator.setReplica({ id: CONTOSO.replicaId("eastus"), provisioningState: "Failed" });
  const screen = registryScreen(page);
  await screen.open(`${CONTOSO.path}?region=eastus`);
  const panel = screen.panel("East US");
  await panel.getByRole("button", { name: "Repair: delete it…" }).click();
  const press = screen.dialog.getByRole("button", { name: "Delete replica" });
  await expect(press).toBeDisabled();
  await screen.dialog.getByRole("textbox").fill("East US");
  await press.click();
  await expect(screen.hexagon("East US")).toHaveAccessibleName("East US, deleting");
  await emulator.advance(90_000);
  await expect(panel.getByRole("button", { name: "Create again" })).toBeVisible();
});

test("creating again is not offered while a list only forgets the replica", async ({ page, emulator }) => {
  await failReplica(emulator);
  const screen = registryScreen(page);
  await screen.open(`${CONTOSO.path}?region=japaneast`);
  const panel = screen.panel("Japan East");
  const createAgain = panel.getByRole("button", { name: "Create again" });
  await panel.getByRole("button", { name: "Repair: delete it", exact: true }).click();
  await expect(screen.hexagon("Japan East")).toHaveAccessibleName(/^Japan East, deleting/);

  const emptyList = { type: "status", status: 200, body: { value: [] } };
  await emulator.addFault({ match: listOfReplicas(), effect: emptyList, times: 3 });
  await expect.poll(() => faultTimesLeft(emulator, listOfReplicas()), { timeout: 20_000 }).toBe(0);
  await expect(screen.hexagon("Japan East")).toHaveAccessibleName(/^Japan East, deleting/);
  await expect(createAgain).toBeHidden();

  await emulator.advance(90_000);
  await expect(createAgain).toBeVisible();
});

test("a repair that Azure refuses at first keeps its settings for the next try", async ({
  page,
  emulator,
}) => {
  const path = CONTOSO.replicaId("japaneast");
  await emulator.addFault({
    match: { method: "PUT", path },
    effect: { type: "recreate-refused", withinMs: 600_000 },
    times: 1,
  });
  const again = { region: "japaneast", globalEndpointRouting: "excluded", tags: { team: "shipping" } };
  await emulator.arm("owner", "PUT", CONTOSO.replicaArmPath("japaneast"), { location: "japaneast" });
  await emulator.advance(60_000);
  await emulator.arm("owner", "DELETE", CONTOSO.replicaArmPath("japaneast"));
  await emulator.advance(90_000);
  const screen = registryScreen(page);
  await screen.open(`${CONTOSO.path}?region=japaneast&again=${encodeURIComponent(JSON.stringify(again))}`);
  const panel = screen.panel("Japan East");
  const createAgain = panel.getByRole("button", { name: "Create again" });

  await createAgain.click();
  await expect(panel.getByRole("alert")).toContainText(/Correlation id for Azure support\s*[0-9a-f-]{36}/);
  await expect(panel).toContainText("out of global routing, 1 tag.");
  await createAgain.click();
  await expect(screen.hexagon("Japan East")).toHaveAccessibleName(/^Japan East, creating/);
  await expect(page).not.toHaveURL(/again=/);
  await expect(panel.getByRole("alert")).toBeHidden();
  expect(await replicaInJapan(emulator)).toMatchObject({ tags: { team: "shipping" } });
});
