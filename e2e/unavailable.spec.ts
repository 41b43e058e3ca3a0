import { CONTOSO, CONTOSO_DEV, CONTOSO_EU, CONTOSO_POLICY, CONTOSO_PRIVATE } from "./fixtures/contoso";
import { expectRefusal } from "./fixtures/expect-refusal";
import { registryScreen } from "./fixtures/registry-screen";
import { expect, test } from "./fixtures/test";

test.use({ speed: 0.001, viewport: { width: 1440, height: 900 } });

test("a registry that is not Premium says why its map is grey and offers the upgrade", async ({ page }) => {
  const screen = registryScreen(page);
  await screen.open(CONTOSO_DEV.path);
  await expect(page.getByRole("main")).toContainText(
    "The map is grey because the Basic tier cannot be geo-replicated.",
  );
  const hexagon = screen.hexagon("Japan East");
  await expect(hexagon).toHaveAccessibleName(
    "Japan East, unavailable: the Basic tier cannot be geo-replicated",
  );
  await expect(await screen.select("Japan East")).toContainText(
    "No replica can be added: the Basic tier cannot be geo-replicated.",
  );

  await page.getByRole("button", { name: "Upgrade to Premium…" }).click();
  await expect(screen.dialog).toContainText("There is no downtime.");
  await screen.dialog.getByRole("button", { name: "Upgrade to Premium" }).click();
  await expect(hexagon).toHaveAccessibleName("Japan East, available");
  await expect(page.getByRole("switch", { name: "Regional endpoints" })).toBeVisible();
  await expect(page.getByText("Premium · home East US")).toBeVisible();
});

test("a region without replicas is grey and says that Azure offers none there", async ({ page }) => {
  const screen = registryScreen(page);
  await screen.open(CONTOSO.path);
  await expect(screen.hexagon("South Africa West")).toHaveAccessibleName(
    "South Africa West, unavailable: Azure offers no replicas here",
  );
  await expect(await screen.select("South Africa West")).toContainText(
    "No replica can be added: Azure offers no replicas here.",
  );
});

test("a registry that a person may not see says which right is missing", async ({ page, asPerson }) => {
  await asPerson("group");
  await page.goto(CONTOSO_POLICY.path);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "The registry contosopolicy cannot be shown",
  );
  await expectRefusal(page.getByRole("main"), {
    message: /You do not have the right Microsoft\.ContainerRegistry\/registries\/read on .*contosopolicy/,
    nextStep: "for example “Reader”",
  });
});

test("a registry that is gone says so and its last picture stays", async ({ page, emulator }) => {
  await registryScreen(page).open(CONTOSO_EU.path);
  await emulator.arm("owner", "DELETE", CONTOSO_EU.armPath);
  await emulator.advance(60_000);
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(page.getByRole("main")).toContainText(
    "This picture cannot be refreshed. The registry contosoeu no longer exists, or you may not see it.",
  );
  await expect(registryScreen(page).hexagon("North Europe")).toBeVisible();
});

test("a registry that does not exist says so", async ({ page }) => {
  await page.goto(CONTOSO_EU.path.replace("contosoeu", "contosonone"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "The registry contosonone cannot be shown",
  );
  await expectRefusal(page.getByRole("main"), {
    message: "The registry contosonone no longer exists, or you may not see it.",
    nextStep: "Refresh to see what is there now.",
  });
});

test("data endpoints are locked on while there are private endpoints, and say why", async ({ page }) => {
  await page.goto(CONTOSO_PRIVATE.path);
  const data = page.getByRole("switch", { name: "Data endpoints" });
  await expect(data).toBeChecked();
  await expect(data).toBeDisabled();
  await expect(data).toHaveAccessibleDescription(/On and locked: the registry has 3 private endpoints\./);
});

test("the home replica is never offered for deletion", async ({ page }) => {
  const screen = registryScreen(page);
  await screen.open(CONTOSO.path);
  const panel = await screen.select("West US");
  await expect(panel).toContainText("The home region was chosen with the registry and cannot be deleted.");
  await expect(panel.getByRole("button", { name: /delete/i })).toBeHidden();
  await expect(screen.row("West US").getByRole("button", { name: /delete/i })).toBeHidden();
  await expect(screen.row("East US").getByRole("button", { name: /delete/i })).toBeVisible();
});

test("a page that Azure answers with nonsense says so and can be tried again", async ({ page, emulator }) => {
  const effect = { type: "content-type", contentType: "text/html" };
  await emulator.addFault({ match: { method: "GET", path: CONTOSO.id }, effect });
  await page.goto(CONTOSO.path);
  await expect(page.getByRole("main")).toContainText("Azure sent an answer that makes no sense.");
  await emulator.removeFaults();
  await page.getByRole("link", { name: "Try again" }).click();
  await expect(registryScreen(page).hexagon("East US")).toHaveAccessibleName("East US, ready");
});

test("a person without any subscription is told whom to ask for what", async ({ page, asPerson }) => {
  await asPerson("stranger");
  await page.goto("/");
  await expect(page.getByRole("main")).toContainText("You have no access to any Azure subscription.");
  await expect(page.getByRole("main")).toContainText("for the role Reader there (to look) or Contributor");
});

test.describe("in a subscription without registries", () => {
  test.use({ scenario: "empty" });

  test("the list says how to create one", async ({ page }) => {
    await page.goto("/");
    await expect(page.getByRole("main")).toContainText("There is no container registry that you can see.");
    await expect(page.getByRole("main")).toContainText("az acr create --sku Premium");
  });
});
