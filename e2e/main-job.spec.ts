import { CONTOSO, CONTOSO_EU } from "./fixtures/contoso";
import { countRequests } from "./fixtures/count-requests";
import { keepFromNews, registryScreen } from "./fixtures/registry-screen";
import { expect, test } from "./fixtures/test";

const putJapanEast = () => ({ method: "PUT", path: CONTOSO.replicaId("japaneast") });

// Time in the local Azure stands still but for what a test advances it by, so that every state is seen.
test.use({ speed: 0.001, viewport: { width: 1440, height: 900 } });

test("a person adds a replica and sees it become ready without Refresh", async ({ page, emulator }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "contoso", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("contoso.azurecr.io");
  const screen = registryScreen(page);
  const hexagon = screen.hexagon("Japan East");
  await expect(hexagon).toHaveAccessibleName("Japan East, available");
  await expect(page.getByRole("main")).toContainText(/Live\s·/);
  let reloads = 0;
  page.on("load", () => (reloads += 1));

  const panel = await screen.select("Japan East");
  await panel.getByRole("button", { name: "Add a replica here…" }).click();
  await expect(screen.dialog.getByRole("switch", { name: "Global endpoint routing" })).toBeChecked();
  await screen.dialog.getByText("The same with the Azure CLI or ARM").click();
  await expect(screen.dialog.getByRole("group", { name: "Azure CLI command" })).toContainText(
    "--location japaneast --global-endpoint-routing true",
  );
  await screen.dialog.getByRole("button", { name: "Add replica", exact: true }).click();
  await expect(screen.dialog).toBeHidden();

  await expect(hexagon).toHaveAccessibleName("Japan East, creating");
  await emulator.advance(15_000);
  await expect(hexagon).toHaveAccessibleName("Japan East, syncing");
  await expect(screen.row("Japan East")).toContainText("syncing");
  await emulator.advance(30_000);
  await expect(hexagon).toHaveAccessibleName("Japan East, ready");
  await expect(screen.row("Japan East")).toContainText("ready");
  await expect(screen.news).toHaveText("Japan East: ready.");
  await expect(panel.getByRole("switch", { name: "Global endpoint routing" })).toBeChecked();
  expect(reloads, "times that the page was loaded anew").toBe(0);
});

test("the home replica of a registry that was never replicated appears by itself", async ({
  page,
  emulator,
}) => {
  const screen = registryScreen(page);
  await screen.open(CONTOSO_EU.path);
  const home = screen.hexagon("North Europe");
  await expect(home).toHaveAccessibleName("North Europe, ready, home");
  await screen.add("Sweden Central");
  await expect(screen.hexagon("Sweden Central")).toHaveAccessibleName("Sweden Central, creating");
  const panel = await screen.select("North Europe");
  await expect(panel).toContainText("The registry serves from its home region.");

  await emulator.advance(5_000);
  await expect(panel.getByRole("switch", { name: "Global endpoint routing" })).toBeChecked();
  await expect(home).toHaveAccessibleName("North Europe, ready, home");
  await emulator.advance(45_000);
  await expect(screen.hexagon("Sweden Central")).toHaveAccessibleName("Sweden Central, ready");
});

test("a replica is taken out of global routing and put back", async ({ page, emulator }) => {
  const screen = registryScreen(page);
  await screen.open(CONTOSO.path);
  const hexagon = screen.hexagon("East US");
  const panel = await screen.select("East US");

  await panel.getByRole("switch", { name: "Global endpoint routing" }).click();
  await expect(screen.dialog).toHaveAccessibleName("Take East US out of global routing");
  await expect(screen.dialog).toContainText(/Data keeps syncing .* still billed/);
  await screen.dialog.getByRole("button", { name: "Take out of routing" }).click();
  await expect(screen.dialog).toBeHidden();
  await expect(hexagon).toHaveAccessibleName(/updating/);
  await emulator.advance(5_000);
  await expect(hexagon).toHaveAccessibleName("East US, ready, not routed");
  await expect(screen.news).toHaveText("East US: out of global routing.");
  await expect(screen.row("East US")).toContainText("Not routed");

  await screen.row("East US").getByRole("button", { name: "Put into routing: East US" }).click();
  await expect(screen.dialog).toHaveAccessibleName("Put East US back into global routing");
  await screen.dialog.getByRole("button", { name: "Put back into routing" }).click();
  await expect(hexagon).toHaveAccessibleName(/updating/);
  await expect(screen.dialog).toBeHidden();
  await emulator.advance(5_000);
  await expect(hexagon).toHaveAccessibleName("East US, ready");
  await expect(panel.getByRole("switch", { name: "Global endpoint routing" })).toBeChecked();
});

test("regional endpoints are switched on and off, with their host names shown before", async ({ page }) => {
  const screen = registryScreen(page);
  await screen.open(CONTOSO.path);
  const regional = page.getByRole("switch", { name: "Regional endpoints" });
  await expect(regional).not.toBeChecked();

  await regional.click();
  await expect(screen.dialog.getByRole("region", { name: "Host names that appear" })).toContainText(
    /contoso\.westus\.geo\.azurecr\.io[^]*contoso\.westeurope\.geo\.azurecr\.io/,
  );
  await screen.dialog.getByRole("button", { name: "Switch on" }).click();
  // The feed may say so before the answer does, which closes the dialog.
  await expect(screen.dialog).toBeHidden();
  await expect(regional).toBeChecked();
  await expect(screen.row("West Europe")).toContainText("contoso.westeurope.geo.azurecr.io");

  await regional.click();
  await expect(screen.dialog.getByRole("region", { name: "Host names that stop answering" })).toContainText(
    "contoso.westeurope.geo.azurecr.io",
  );
  await screen.dialog.getByRole("button", { name: "Switch off" }).click();
  await expect(regional).not.toBeChecked();
  await expect(screen.row("West Europe")).not.toContainText("geo.azurecr.io");
});

test("data endpoints are switched on after their host names were shown", async ({ page }) => {
  const screen = registryScreen(page);
  await screen.open(CONTOSO.path);
  const data = page.getByRole("switch", { name: "Data endpoints" });
  await data.click();
  await expect(screen.dialog.getByRole("region", { name: "Host names that appear" })).toContainText(
    "contoso.canadacentral.data.azurecr.io",
  );
  await expect(screen.dialog).toContainText("open it first");
  await screen.dialog.getByRole("button", { name: "Switch on" }).click();
  await expect(data).toBeChecked();
  await expect(await screen.select("Canada Central")).toContainText("contoso.canadacentral.data.azurecr.io");
});

test("a replica is deleted by typing the name of its region, knowing which host names vanish", async ({
  page,
  emulator,
}) => {
  await emulator.arm("owner", "PATCH", CONTOSO.armPath, { properties: { dataEndpointEnabled: true } });
  const screen = registryScreen(page);
  await screen.open(CONTOSO.path);
  const hexagon = screen.hexagon("Canada Central");
  const panel = await screen.select("Canada Central");
  await panel.getByRole("button", { name: "Delete replica…" }).click();

  const name = screen.dialog.getByRole("textbox", { name: "Type Canada Central to confirm" });
  const press = screen.dialog.getByRole("button", { name: "Delete replica" });
  await expect(screen.dialog.getByRole("region", { name: "Host names that stop answering" })).toContainText(
    "contoso.canadacentral.data.azurecr.io",
  );
  await expect(press).toBeDisabled();
  await name.fill("Canada East");
  await expect(press).toBeDisabled();
  await name.fill("Canada Central");
  await press.click();

  await expect(screen.dialog).toBeHidden();
  await expect(hexagon).toHaveAccessibleName("Canada Central, deleting");
  await emulator.advance(90_000);
  await expect(hexagon).toHaveAccessibleName("Canada Central, available");
  await expect(screen.news).toHaveText("Canada Central: replica deleted.");
});

test("two pages on one registry both follow a change that one of them made", async ({
  page,
  context,
  emulator,
}) => {
  const other = await context.newPage();
  await Promise.all([registryScreen(page).open(CONTOSO.path), registryScreen(other).open(CONTOSO.path)]);
  const here = registryScreen(page).hexagon("Brazil South");
  const there = registryScreen(other).hexagon("Brazil South");
  await registryScreen(page).add("Brazil South");

  for (const hexagon of [here, there]) await expect(hexagon).toHaveAccessibleName("Brazil South, creating");
  await emulator.advance(15_000);
  for (const hexagon of [here, there]) await expect(hexagon).toHaveAccessibleName("Brazil South, syncing");
  await emulator.advance(30_000);
  for (const hexagon of [here, there]) await expect(hexagon).toHaveAccessibleName("Brazil South, ready");
});

test("pressing twice starts one operation", async ({ page, emulator }) => {
  const screen = registryScreen(page);
  await screen.open(CONTOSO.path);
  const puts = await countRequests(emulator, putJapanEast(), 1_500);
  const panel = await screen.select("Japan East");
  await panel.getByRole("button", { name: "Add a replica here…" }).click();
  await screen.dialog.getByRole("button", { name: "Add replica", exact: true }).dblclick();

  await expect(screen.dialog).toBeHidden();
  await expect(screen.hexagon("Japan East")).toHaveAccessibleName("Japan East, creating");
  await emulator.advance(60_000);
  await expect(screen.hexagon("Japan East")).toHaveAccessibleName("Japan East, ready");
  expect(await puts()).toBe(1);
});

test("the same press in two tabs gives one operation, and neither is refused", async ({
  page,
  context,
  emulator,
}) => {
  const other = await context.newPage();
  // They hear of nothing, so that each still offers the region while the other one is adding it.
  await keepFromNews(page);
  await keepFromNews(other);
  const puts = await countRequests(emulator, putJapanEast(), 1_500);
  const presses = [];
  for (const tab of [page, other]) {
    await registryScreen(tab).open(CONTOSO.path);
    const panel = await registryScreen(tab).select("Japan East");
    await panel.getByRole("button", { name: "Add a replica here…" }).click();
    presses.push(registryScreen(tab).dialog.getByRole("button", { name: "Add replica", exact: true }));
  }
  await Promise.all(presses.map((press) => press.click()));

  for (const tab of [page, other]) await expect(registryScreen(tab).dialog).toBeHidden();
  await page.reload();
  await expect(registryScreen(page).hexagon("Japan East")).toHaveAccessibleName("Japan East, creating");
  expect(await puts()).toBe(1);
});
