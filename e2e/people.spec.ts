import type { Page } from "@playwright/test";
import { CONTOSO, currentSubscription } from "./fixtures/contoso";
import { registryScreen } from "./fixtures/registry-screen";
import { expect, test } from "./fixtures/test";

const PLATFORM = ["contoso", "contosoeu", "contosolocked", "contosoprivate"];
const ALL = ["contoso", "contosodev", "contosoeu", "contosolocked", "contosopolicy", "contosoprivate"];

interface Sees {
  readonly person: string;
  readonly name: string;
  readonly registries: readonly string[];
  readonly role?: string;
}

const IN_AZURE: readonly Sees[] = [
  { person: "owner", name: "Olivia Owner", registries: ALL },
  { person: "reader", name: "Rafael Reader", registries: ALL },
  { person: "group", name: "Greta Group", registries: PLATFORM },
  { person: "stranger", name: "Stefan Stranger", registries: [] },
  { person: "fabrikam-owner", name: "Frida Owner", registries: ["contoso"] },
];
const IN_THE_DASHBOARD: readonly Sees[] = [
  { person: "viewer", name: "Vera Viewer", registries: [], role: "viewer" },
  { person: "requester", name: "Ravi Requester", registries: [], role: "requester" },
  { person: "approver", name: "Ana Approver", registries: [], role: "approver" },
  { person: "administrator", name: "Amir Administrator", registries: [], role: "administrator" },
];

// High enough for all rows to be in view.
test.use({ viewport: { width: 1440, height: 1600 }, speed: 0.001 });

const names = (page: Page) =>
  page.getByRole("list", { name: "Registries" }).getByRole("heading", { level: 2 });

for (const [whose, people] of [
  ["rights in Azure", IN_AZURE],
  ["a role in the dashboard alone", IN_THE_DASHBOARD],
] as const) {
  test(`each person with ${whose} sees who they are, and the registries that are theirs`, async ({
    page,
    asPerson,
  }) => {
    for (const { person, name, registries, role } of people) {
      await test.step(person, async () => {
        await asPerson(person);
        await page.goto("/");
        await page.getByRole("button", { name: `Account: ${name}` }).click();
        const roles = role === undefined ? [] : [`App roles: ${role}`];
        await expect(page.getByText(/^App roles: /)).toHaveText(roles);
        await expect(names(page)).toHaveText([...registries]);
        await expect(page.getByText("You have no access to any Azure subscription.")).toHaveCount(
          registries.length === 0 ? 1 : 0,
        );
      });
    }
  });
}

test("two registries of one name in two tenants never show anything of each other", async ({
  page,
  asPerson,
  pageErrors,
}) => {
  pageErrors.expect(/40[34] /);
  const liveOf = (path: string) => {
    const [, , subscription, group, name] = path.split("/");
    const id = `/subscriptions/${subscription}/resourceGroups/${group}/providers/Microsoft.ContainerRegistry/registries/${name}`;
    return `/api/live?topics=${encodeURIComponent(`registry:${id}`)}`;
  };
  const expectNothingOf = async (path: string, loginServer: string) => {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("The registry contoso cannot be shown");
    expect(await page.content()).not.toContain(loginServer);
    const answer = await page.request.get(liveOf(path));
    expect([403, 404]).toContain(answer.status());
    expect(await answer.text()).not.toContain(loginServer);
  };

  // Each is watched for its owner while the other asks.
  await registryScreen(page).open(CONTOSO.path);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("contoso.azurecr.io");

  await asPerson("fabrikam-owner");
  await page.goto("/");
  const fabrikam = await page.getByRole("link", { name: "contoso", exact: true }).getAttribute("href");
  expect(fabrikam).not.toContain(currentSubscription());
  const other = fabrikam ?? "";
  await registryScreen(page).open(other);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("contoso-ecgsaygvagauhtc0.azurecr.io");
  await expect(page.getByRole("main")).not.toContainText("contoso.azurecr.io");
  await expectNothingOf(CONTOSO.path, "contoso.azurecr.io");

  await asPerson("owner");
  await expectNothingOf(other, "contoso-ecgsaygvagauhtc0");
});
