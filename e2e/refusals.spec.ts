import { CONTOSO, CONTOSO_EU, CONTOSO_LOCKED, CONTOSO_POLICY } from "./fixtures/contoso";
import { expectRefusal } from "./fixtures/expect-refusal";
import { keepFromNews, registryScreen } from "./fixtures/registry-screen";
import { expect, test } from "./fixtures/test";

test.use({ speed: 0.001, viewport: { width: 1440, height: 900 } });

const putJapanEast = () => ({ method: "PUT", path: CONTOSO.replicaId("japaneast") });

const ANSWERS = [
  {
    about: "a region that is not offered",
    effect: {
      status: 400,
      code: "LocationNotAvailableForResourceType",
      message:
        "The provided location 'japaneast' is not available for resource type 'Microsoft.ContainerRegistry/registries/replications'.",
    },
    message: "Azure does not offer replicas in japaneast to this subscription.",
    nextStep: "Choose another region on the map",
  },
  {
    about: "too many requests, until when",
    effect: { status: 429, code: "TooManyRequests", message: "Slow down.", retryAfterSeconds: 600 },
    message: "Azure is limiting requests for this subscription right now.",
    nextStep: /Azure takes requests again from \d+ \w+ \d{4}, \d\d:\d\d(:\d\d)? UTC\+\d/,
  },
  {
    about: "another change that runs",
    effect: { status: 409, code: "Conflict", message: "Another operation is in progress.", envelope: "acr" },
    message: "Azure is still working on another change to this registry.",
    nextStep: "Wait a minute, then try again.",
  },
  {
    about: "an error that nobody knows",
    effect: { status: 400, code: "MoonPhaseUnsuitable", message: "The moon is not full." },
    message: "Azure refused: “The moon is not full.” (MoonPhaseUnsuitable).",
    nextStep: "give it to Azure support with the correlation id",
  },
  {
    about: "a time-out that leaves open what happened",
    effect: { status: 504, code: "GatewayTimeout", message: "The gateway did not receive a response." },
    message: "Azure's answer was lost. It may have taken this change on",
    nextStep: "It is being watched: the map shows what became of it.",
  },
];

test("what Azure answers to a new replica is told in plain words", async ({ page, emulator }) => {
  const screen = registryScreen(page);
  await screen.open(CONTOSO.path);
  const panel = await screen.select("Japan East");
  await panel.getByRole("button", { name: "Add a replica here…" }).click();
  for (const { about, effect, message, nextStep } of ANSWERS) {
    await test.step(about, async () => {
      await emulator.addFault({ match: putJapanEast(), effect: { type: "status", ...effect }, times: 1 });
      await screen.dialog.getByRole("button", { name: "Add replica", exact: true }).click();
      await expectRefusal(screen.dialog.getByRole("alert"), { message, nextStep });
    });
  }
});

test("nothing that was typed is lost when Azure refuses, and the next try goes through", async ({
  page,
  emulator,
}) => {
  const effect = { type: "status", status: 409, code: "Conflict", message: "Busy.", envelope: "acr" };
  await emulator.addFault({ match: putJapanEast(), effect, times: 1 });
  const screen = registryScreen(page);
  await screen.open(CONTOSO.path);
  const panel = await screen.select("Japan East");
  await panel.getByRole("button", { name: "Add a replica here…" }).click();
  const { dialog } = screen;
  const routing = dialog.getByRole("switch", { name: "Global endpoint routing" });
  const tag = dialog.getByRole("textbox", { name: "Name of tag 1" });
  await routing.click();
  await dialog.getByRole("button", { name: "Add a tag" }).click();
  await tag.fill("team");
  await dialog.getByRole("textbox", { name: "Value of tag 1" }).fill("shipping");
  const press = dialog.getByRole("button", { name: "Add replica", exact: true });
  await press.click();
  await expect(dialog.getByRole("alert")).toBeVisible();

  await dialog.getByRole("button", { name: "Not now" }).click();
  await panel.getByRole("button", { name: "Add a replica here…" }).click();
  await expect(tag).toHaveValue("team");
  await expect(routing).not.toBeChecked();
  await press.click();
  await expect(dialog).toBeHidden();
  await expect(screen.hexagon("Japan East")).toHaveAccessibleName("Japan East, creating, not routed");
  await expect(panel).toContainText("team=shipping");
});

test("a change whose answer is lost may have been taken on, and the map shows that it was", async ({
  page,
  emulator,
}) => {
  const screen = registryScreen(page);
  await screen.open(CONTOSO.path);
  const endings = [
    { region: "Japan East", name: "japaneast", effect: { type: "reset", when: "after" } },
    { region: "Brazil South", name: "brazilsouth", effect: { type: "half-body" } },
    { region: "UK South", name: "uksouth", effect: { type: "content-type", contentType: "text/html" } },
  ];
  for (const { region, name, effect } of endings) {
    await test.step(effect.type, async () => {
      const match = { method: "PUT", path: CONTOSO.replicaId(name) };
      await emulator.addFault({ match, effect, times: 1 });
      const panel = await screen.select(region);
      await panel.getByRole("button", { name: "Add a replica here…" }).click();
      await expect(screen.dialog.getByRole("alert"), "what was told about another region").toBeHidden();
      await screen.dialog.getByRole("button", { name: "Add replica", exact: true }).click();
      const notice = screen.dialog.getByRole("alert");
      await expect(notice).toContainText("Azure's answer was lost. It may have taken this change on");
      await expect(notice).toContainText("Wait for that before you try again.");
      await expect(screen.hexagon(region)).toHaveAccessibleName(`${region}, creating`);
      await expect(screen.dialog).toHaveAccessibleName("Nothing is left to add");
      await expect(screen.dialog.getByRole("button", { name: "Add replica" })).toBeHidden();
      await screen.dialog.getByText("Close", { exact: true }).click();
    });
  }
  await emulator.advance(15_000);
  await emulator.advance(30_000);
  for (const { region } of endings) {
    await expect(screen.hexagon(region)).toHaveAccessibleName(`${region}, ready`);
  }
});

test("an Azure that hangs is given up on, and what was typed is still there", async ({ page, emulator }) => {
  const screen = registryScreen(page);
  await screen.open(CONTOSO.path);
  const panel = await screen.select("Canada Central");
  await panel.getByRole("button", { name: "Delete replica…" }).click();
  const name = screen.dialog.getByRole("textbox");
  await name.fill("Canada Central");
  await expect(screen.dialog).toContainText("The same with the Azure CLI or ARM");
  await emulator.addFault({ match: { method: "GET", path: "**" }, effect: { type: "hang" } });
  await screen.dialog.getByRole("button", { name: "Delete replica" }).click();
  await expect(screen.dialog.getByRole("button", { name: "Asking Azure…" })).toBeVisible();

  const notice = screen.dialog.getByRole("alert");
  await expect(notice).toContainText("Azure did not answer in time.", { timeout: 30_000 });
  await expect(notice).toContainText("Nothing was changed.");
  await expect(name).toHaveValue("Canada Central");
  await emulator.removeFaults();
  await screen.dialog.getByRole("button", { name: "Delete replica" }).click();
  await expect(screen.dialog).toBeHidden();
  // The watcher's own look may hang since before the faults were removed; only when it is given up is there another.
  await expect(screen.hexagon("Canada Central")).toHaveAccessibleName("Canada Central, deleting", {
    timeout: 40_000,
  });
});

test("a registry that lost its Premium tier meanwhile says that it needs it", async ({ page, emulator }) => {
  const screen = registryScreen(page);
  await screen.open(CONTOSO_EU.path);
  const panel = await screen.select("Japan East");
  await panel.getByRole("button", { name: "Add a replica here…" }).click();
  await emulator.arm("owner", "PATCH", CONTOSO_EU.armPath, { sku: { name: "Basic" } });
  await screen.dialog.getByRole("button", { name: "Add replica", exact: true }).click();
  const notice = screen.dialog.getByRole("alert");
  await expect(notice).toContainText("Geo-replication needs the Premium tier; this registry is Basic.");
  await expect(notice).toContainText("Upgrade the registry to Premium first.");
});

test("a locked registry names the lock, before and after the press", async ({ page }) => {
  const screen = registryScreen(page);
  await screen.open(CONTOSO_LOCKED.path);
  await expect(page.getByRole("main")).toContainText("keep-replicas (CanNotDelete)");
  const panel = await screen.select("East US");
  await panel.getByRole("button", { name: "Delete replica…" }).click();
  await expect(screen.dialog).toContainText(
    "The lock “keep-replicas” (CanNotDelete) on the registry contosolocked will make Azure refuse this.",
  );
  await screen.dialog.getByRole("textbox").fill("East US");
  await screen.dialog.getByRole("button", { name: "Delete replica" }).click();
  await expectRefusal(screen.dialog.getByRole("alert"), {
    message: "The lock “keep-replicas” on the registry contosolocked forbids this change.",
    nextStep: "Ask an owner of that scope to remove the lock",
  });
});

test("a region that policy forbids names the policy", async ({ page }) => {
  const screen = registryScreen(page);
  await screen.open(CONTOSO_POLICY.path);
  await screen.askToAdd("Japan East");
  await expectRefusal(screen.dialog.getByRole("alert"), {
    message: "The Azure Policy assignment “Registries stay in Europe” forbids this change.",
    nextStep: "Choose a region that the policy allows",
  });
});

test("a change that meets somebody else's is told to wait", async ({ page, emulator }) => {
  const screen = registryScreen(page);
  await screen.open(CONTOSO.path);
  const panel = await screen.select("East US");
  await panel.getByRole("switch", { name: "Global endpoint routing" }).click();
  await emulator.arm("owner", "PATCH", CONTOSO.replicaArmPath("eastus"), { tags: { team: "shipping" } });
  await screen.dialog.getByRole("button", { name: "Take out of routing" }).click();
  await expectRefusal(screen.dialog.getByRole("alert"), {
    message: "Azure is still working on another change to this registry.",
    nextStep: "Wait a minute, then try again.",
  });
});

test("a replica that somebody else deleted meanwhile is told to be gone", async ({ page, emulator }) => {
  // The page hears of nothing, as one whose connection is slow.
  await keepFromNews(page);
  const screen = registryScreen(page);
  await screen.open(CONTOSO.path);
  const panel = await screen.select("Canada Central");
  await panel.getByRole("switch", { name: "Global endpoint routing" }).click();
  await emulator.arm("owner", "DELETE", CONTOSO.replicaArmPath("canadacentral"));
  await emulator.advance(90_000);
  await screen.dialog.getByRole("button", { name: "Take out of routing" }).click();
  const notice = screen.dialog.getByRole("alert");
  await expect(notice).toContainText("The replica canadacentral no longer exists, or you may not see it.");
  await expect(notice).toContainText("Refresh to see what is there now.");
});

test("a window whose replica is deleted by somebody else says so", async ({ page, emulator }) => {
  const screen = registryScreen(page);
  await screen.open(CONTOSO.path);
  const panel = await screen.select("Canada Central");
  await panel.getByRole("button", { name: "Delete replica…" }).click();
  await expect(screen.dialog).toHaveAccessibleName("Delete the replica in Canada Central");
  await emulator.arm("owner", "DELETE", CONTOSO.replicaArmPath("canadacentral"));
  await emulator.advance(90_000);
  await expect(screen.dialog).toHaveAccessibleName("The replica in Canada Central is gone", {
    timeout: 30_000,
  });
  await screen.dialog.getByRole("button", { name: "Back to the map" }).click();
  await expect(screen.dialog).toBeHidden();
  await expect(screen.hexagon("Canada Central")).toHaveAccessibleName("Canada Central, available");
});

test("the last replica that is routed to stays so", async ({ page, emulator }) => {
  await emulator.setReplica({ id: CONTOSO_LOCKED.replicaId("eastus"), regionEndpointEnabled: false });
  const screen = registryScreen(page);
  await screen.open(CONTOSO_LOCKED.path);
  await screen.row("West US").getByRole("button", { name: "Take out of routing: West US" }).click();
  await screen.dialog.getByRole("button", { name: "Take out of routing" }).click();
  const notice = screen.dialog.getByRole("alert");
  await expect(notice).toContainText("This is the only replica that the global endpoint routes to.");
  await expect(notice).toContainText("Include another replica in global endpoint routing first.");
});
