import type { Locator, Page } from "@playwright/test";
import { CONTOSO, CONTOSO_DEV, CONTOSO_POLICY } from "./fixtures/contoso";
import { expectAccessible } from "./fixtures/expect-accessible";
import { expectRefusal } from "./fixtures/expect-refusal";
import { registryScreen } from "./fixtures/registry-screen";
import { expect, test } from "./fixtures/test";

test.use({ speed: 0.001, viewport: { width: 1440, height: 900 } });

const needs = (right: string, registry = "contoso") =>
  new RegExp(
    `needs the right Microsoft\\.ContainerRegistry/${right} on the registry ${registry}\\. Ask an owner of the registry ${registry}`,
  );
const ADD = needs("registries/replications/write");
const DELETE = needs("registries/replications/delete");
const SWITCH = needs("registries/write");

/** It says why, keyboards reach it, and neither Enter nor Space does anything. */
async function expectOff(page: Page, control: Locator, why: RegExp): Promise<void> {
  await expect(control).toBeDisabled();
  await expect(control).toHaveAccessibleDescription(why);
  await control.focus();
  await expect(control).toBeFocused();
  const address = page.url();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Space");
  await expect(page.getByRole("dialog")).toBeHidden();
  expect(page.url()).toBe(address);
}

test.describe("a reader", () => {
  test.use({ person: "reader" });

  test("finds the switches and the table's buttons off, with the right, the scope and whom to ask", async ({
    page,
  }) => {
    const screen = registryScreen(page);
    await screen.open(`${CONTOSO.path}?show=available`);
    const inRow = (region: string, name: RegExp) => screen.row(region).getByRole("button", { name });
    await expectOff(page, page.getByRole("switch", { name: "Regional endpoints" }), SWITCH);
    await expectOff(page, page.getByRole("switch", { name: "Data endpoints" }), SWITCH);
    await expectOff(page, inRow("East US", /^Take out of routing: /), ADD);
    await expectOff(page, inRow("East US", /^Delete: /), DELETE);
    await expectOff(page, inRow("Japan East", /^Add to the list: /), ADD);
  });

  test("finds what a panel offers off, with the right, the scope and whom to ask", async ({ page }) => {
    const screen = registryScreen(page);
    await screen.open(CONTOSO.path);
    const replica = await screen.select("East US");
    await expectOff(page, replica.getByRole("switch", { name: "Global endpoint routing" }), ADD);
    await expectOff(page, replica.getByRole("button", { name: "Delete replica…" }), DELETE);
    const empty = await screen.select("Japan East");
    await expectOff(page, empty.getByRole("button", { name: "Add a replica here…" }), ADD);
    await expectOff(page, empty.getByRole("button", { name: "Put on the list" }), ADD);
    await expectAccessible(page);
  });

  test("puts nothing on the list with Space on the map, and is told why", async ({ page }) => {
    const screen = registryScreen(page);
    await screen.open(CONTOSO.path);
    await screen.hexagon("Japan East").press("Space");
    await expect(screen.panel("Japan East").getByRole("alert")).toContainText(ADD);
    await expect(screen.hexagon("Japan East")).toHaveAccessibleName("Japan East, available");
    await expect(screen.hexagon("Japan East")).toBeFocused();
    await expect(screen.staged).toBeHidden();
  });

  test("can read and discard a list that somebody shared, and not add it", async ({ page }) => {
    const screen = registryScreen(page);
    await screen.open(`${CONTOSO.path}?add=japaneast,koreacentral`);
    await expectOff(page, screen.staged.getByRole("button", { name: "Review and add…" }), ADD);
    await screen.hexagon("Japan East").press("Space");
    await expect(screen.staged).toContainText("1 region to add");
    await screen.staged.getByRole("button", { name: "Discard" }).click();
    await expect(screen.staged).toBeHidden();
  });

  test("cannot begin a repair that they cannot end", async ({ page, emulator }) => {
    await emulator.setReplica({ id: CONTOSO.replicaId("eastus"), provisioningState: "Failed" });
    const screen = registryScreen(page);
    await screen.open(CONTOSO.path);
    const failed = await screen.select("East US");
    await expectOff(page, failed.getByRole("button", { name: "Repair…", exact: true }), DELETE);
  });

  test("cannot upgrade the tier", async ({ page }) => {
    await registryScreen(page).open(CONTOSO_DEV.path);
    const upgrade = page.getByRole("button", { name: "Upgrade to Premium…" });
    await expectOff(page, upgrade, needs("registries/write", "contosodev"));
  });

  test("may try while their rights cannot be read, and Azure's refusal is told", async ({
    page,
    emulator,
  }) => {
    await emulator.addFault({
      match: { method: "GET", path: `${CONTOSO.id}/providers/Microsoft.Authorization/permissions` },
      effect: { type: "status", status: 400, code: "Odd", message: "Odd." },
    });
    const screen = registryScreen(page);
    await screen.open(CONTOSO.path);
    await expect(page.getByRole("switch", { name: "Data endpoints" })).toBeEnabled();
    await screen.askToAdd("Japan East");
    await expectRefusal(screen.dialog.getByRole("alert"), {
      message:
        /You do not have the right Microsoft\.ContainerRegistry\/registries\/replications\/write on .*contoso/,
      nextStep: /Ask an owner of .* for a role that holds it/,
    });
  });
});

test("whoever loses a right while the page is open is told by Azure's refusal", async ({
  page,
  emulator,
}) => {
  const screen = registryScreen(page);
  await screen.open(CONTOSO.path);
  await emulator.addFault({
    match: { method: "PUT", path: CONTOSO.replicaId("japaneast") },
    effect: {
      type: "status",
      status: 403,
      code: "AuthorizationFailed",
      message: `The client 'owner@contoso.com' with object id '1f0f3c52-7a64-4e0b-9a0e-5b8f0c1d2e31' does not have authorization to perform action 'Microsoft.ContainerRegistry/registries/replications/write' over scope '${CONTOSO.replicaId("japaneast")}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
    },
  });
  await screen.askToAdd("Japan East");
  await expectRefusal(screen.dialog.getByRole("alert"), {
    message: "You do not have the right Microsoft.ContainerRegistry/registries/replications/write on",
    nextStep: /Ask an owner of .* for a role that holds it/,
  });
});

test.describe("a group", () => {
  test.use({ person: "group" });

  test("changes what is in its resource group, and sees nothing of another", async ({ page }) => {
    const screen = registryScreen(page);
    await screen.open(CONTOSO.path);
    await expect(page.getByRole("main")).not.toContainText("needs the right");
    await expect(page.getByRole("switch", { name: "Data endpoints" })).toBeEnabled();
    await screen.add("Japan East");
    await expect(screen.hexagon("Japan East")).toHaveAccessibleName("Japan East, creating");

    await page.goto(CONTOSO_POLICY.path);
    await expect(page.getByRole("main")).toContainText(
      /You do not have the right Microsoft\.ContainerRegistry\/registries\/read on/,
    );
  });
});

test.describe("a stranger", () => {
  test.use({ person: "stranger" });

  test("is offered nothing to press", async ({ page }) => {
    await page.goto(CONTOSO.path);
    const main = page.getByRole("main");
    await expect(main).toContainText(
      /You do not have the right Microsoft\.ContainerRegistry\/registries\/read on/,
    );
    await expect(main.getByRole("switch")).toHaveCount(0);
  });
});
