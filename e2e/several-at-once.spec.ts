import { CONTOSO, CONTOSO_POLICY } from "./fixtures/contoso";
import { registryScreen } from "./fixtures/registry-screen";
import { signIn } from "./fixtures/sign-ins";
import { expect, test } from "./fixtures/test";

test.use({ speed: 0.001, viewport: { width: 1440, height: 900 } });

test("regions put on the list on the map and in the table survive a reload and are added in one go", async ({
  page,
  emulator,
}) => {
  const screen = registryScreen(page);
  await screen.open(CONTOSO.path);
  await screen.hexagon("Japan East").press("Space");
  await expect(screen.hexagon("Japan East")).toHaveAccessibleName("Japan East, available, staged to add");
  const inTable = screen.row("Brazil South");
  await screen.unfold();
  await inTable.getByRole("button", { name: "Add to the list: Brazil South" }).click();
  await expect(inTable.getByRole("button", { name: "Take off the list: Brazil South" })).toBeVisible();
  await screen.hexagon("UK South").press("Space");
  await expect(screen.hexagon("UK South")).toHaveAccessibleName("UK South, available, staged to add");
  await screen.hexagon("UK South").press("Space");
  await expect(screen.hexagon("UK South")).toHaveAccessibleName("UK South, available");

  await screen.reload();
  await expect(screen.staged).toContainText("2 regions to add");
  await expect(screen.staged).toContainText("Brazil South, Japan East");
  await expect(screen.hexagon("Brazil South")).toHaveAccessibleName("Brazil South, available, staged to add");

  await screen.staged.getByRole("button", { name: "Review and add…" }).click();
  await expect(screen.dialog.getByRole("listitem")).toHaveText(["Brazil South", "Japan East"]);
  await screen.dialog.getByRole("button", { name: "Add 2 replicas" }).click();
  await expect(screen.dialog).toBeHidden();
  for (const region of ["Japan East", "Brazil South"]) {
    await expect(screen.hexagon(region)).toHaveAccessibleName(`${region}, creating`);
  }
  await expect(screen.staged).toBeHidden();
  await emulator.advance(15_000);
  await emulator.advance(30_000);
  for (const region of ["Japan East", "Brazil South"]) {
    await expect(screen.hexagon(region)).toHaveAccessibleName(`${region}, ready`);
  }
  expect(new URL(page.url()).search).toBe("?show=available");
});

test("a region that policy refuses stays on the list with its reason while the others start", async ({
  page,
}) => {
  const screen = registryScreen(page);
  await screen.open(`${CONTOSO_POLICY.path}?add=eastus,swedencentral,uksouth`);
  await screen.staged.getByRole("button", { name: "Review and add…" }).click();
  await screen.dialog.getByRole("button", { name: "Add 3 replicas" }).click();

  const reason = screen.dialog.getByRole("alert");
  await expect(reason).toContainText(
    "East US: The Azure Policy assignment “Registries stay in Europe” forbids this change.",
  );
  await expect(reason).toContainText("Choose a region that the policy allows");
  await expect(reason).toContainText(/Correlation id for Azure support\s*[0-9a-f-]{36}/);
  await expect(screen.dialog.getByRole("listitem")).toHaveText([
    "East US",
    "Sweden Central · creating",
    "UK South · creating",
  ]);
  await screen.dialog.getByRole("button", { name: "Not now" }).click();

  await expect(screen.hexagon("Sweden Central")).toHaveAccessibleName("Sweden Central, creating");
  await expect(screen.hexagon("UK South")).toHaveAccessibleName("UK South, creating");
  await expect(screen.hexagon("East US")).toHaveAccessibleName("East US, available, staged to add");
  await expect(screen.staged).toContainText("1 region to add East US");
});

test.describe("somebody whom Entra still knows", () => {
  test.use({ person: "nobody" });

  test("when the sign-in ends half-way, one press leads to a new one and back to what is left", async ({
    page,
    emulator,
    pageErrors,
  }) => {
    pageErrors.expect(/401 \(Unauthorized\)/);
    await emulator.addFault({
      match: { method: "PUT", path: CONTOSO.replicaId("uksouth") },
      effect: { type: "status", status: 401, code: "InvalidAuthenticationToken", message: "Revoked." },
      times: 1,
    });
    await signIn(page, "owner", "/sessions");
    const screen = registryScreen(page);
    const { dialog } = screen;
    await screen.open(`${CONTOSO.path}?add=brazilsouth,japaneast,uksouth`);
    await screen.staged.getByRole("button", { name: "Review and add…" }).click();
    await dialog.getByRole("switch", { name: "Global endpoint routing" }).click();
    await dialog.getByRole("button", { name: "Add a tag" }).click();
    await dialog.getByRole("textbox", { name: "Name of tag 1" }).fill("team");
    await dialog.getByRole("textbox", { name: "Value of tag 1" }).fill("shipping");
    await dialog.getByText("Give a reason (optional)").click();
    const reason = dialog.getByRole("textbox", { name: "Reason (kept in the audit record)" });
    const press = dialog.getByRole("button", { name: "Add 3 replicas" });
    await reason.fill("x".repeat(201));
    await expect(reason).toHaveAccessibleDescription(/at most 200 characters; this one has 201/);
    await expect(press).toHaveAttribute("aria-disabled", "true");
    await reason.fill("CHG-1042");
    await press.click();
    await expect(dialog.getByRole("alert")).toContainText([
      "UK South: Azure no longer accepts your sign-in.",
      "Japan East: Azure no longer accepts your sign-in.",
    ]);

    await dialog.getByRole("button", { name: "Sign in and come back here" }).click();
    await expect(dialog.getByRole("alert")).toHaveCount(0);
    await expect(dialog.getByRole("listitem")).toHaveText([
      "Brazil South · creating",
      "UK South",
      "Japan East",
    ]);
    await expect(dialog.getByRole("textbox", { name: "Value of tag 1" })).toHaveValue("shipping");
    await expect(reason).toHaveValue("CHG-1042");
    await expect(dialog.getByRole("switch", { name: "Global endpoint routing" })).not.toBeChecked();
    await dialog.getByRole("button", { name: "Add 2 replicas" }).click();
    await expect(dialog).toBeHidden();
    for (const region of ["Brazil South", "Japan East", "UK South"]) {
      await expect(screen.hexagon(region)).toHaveAccessibleName(`${region}, creating, not routed`);
    }
  });
});

test("regions are taken off the list in one press", async ({ page }) => {
  const screen = registryScreen(page);
  await screen.open(`${CONTOSO.path}?add=japaneast,brazilsouth`);
  await screen.staged.getByRole("button", { name: "Discard" }).click();
  await expect(screen.staged).toBeHidden();
  await expect(screen.hexagon("Japan East")).toHaveAccessibleName("Japan East, available");
  await expect(page).toHaveURL(CONTOSO.path);
});
