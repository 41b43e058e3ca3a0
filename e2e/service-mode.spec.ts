import type { Page, Request } from "@playwright/test";
import { CONTOSO, currentSubscription } from "./fixtures/contoso";
import type { Emulator } from "./fixtures/emulator";
import { expectRefusal } from "./fixtures/expect-refusal";
import { rawRequest } from "./fixtures/raw-request";
import { registryScreen } from "./fixtures/registry-screen";
import { loginName } from "./fixtures/login-name";
import { pickAccount, sessionCookie } from "./fixtures/sign-ins";
import { expect, test } from "./fixtures/test";

const TENANT_CONTOSO = "9c2f6e1a-4b7d-4f0e-8a35-1d6c5b2e7f90";

// One dashboard for all of this: the app's own identity acts, for people of one tenant.
test.use({
  environment: { ACCESS_MODE: "service", ENTRA_TENANT_ID: TENANT_CONTOSO },
  person: "nobody",
  speed: 0.001,
  viewport: { width: 1440, height: 900 },
});

const trouble = (page: Page) => page.getByRole("main").getByRole("alert");

async function changesAskedOfArm(emulator: Emulator): Promise<number> {
  const { requests } = (await emulator.state()) as { requests: { method: string; path: string }[] };
  return requests.filter(({ method, path }) => method !== "GET" && path.includes(currentSubscription()))
    .length;
}

test("nobody comes in without a role, or from another tenant", async ({ page, pageErrors }) => {
  pageErrors.expect(/403 \(Forbidden\)/);
  pageErrors.expect(/400 \(Bad Request\) .*\/oauth2\//);
  await page.goto(CONTOSO.path);
  await expect(page.getByRole("button", { name: loginName("viewer") })).toBeVisible();
  await expect(page.getByRole("button", { name: loginName("fabrikam-owner") })).toHaveCount(0);

  await pickAccount(page, "owner");
  await expect(trouble(page)).toContainText("You have no role in this dashboard.");
  await expect(trouble(page)).toContainText("Ask whoever runs Replica Map for one of its app roles");
  await expect(page.getByText("contoso.azurecr.io")).toHaveCount(0);
  expect(await (await page.request.get("/api/session")).json()).toEqual({ isSignedIn: false });

  await page.getByRole("button", { name: "Use another account" }).click();
  await page.getByRole("textbox", { name: "Another account" }).fill(loginName("fabrikam-owner"));
  await page.getByRole("button", { name: "Next" }).click();
  // A page of Entra's, whose text has no size in a browser without the system's fonts.
  await expect(page.getByText(/AADSTS50020/)).toBeAttached();
});

test("every role sees the registries, and an administrator alone changes them", async ({
  page,
  context,
  dashboard,
  emulator,
  asPerson,
  signedIn,
}) => {
  const screen = registryScreen(page);
  for (const person of ["viewer", "requester", "approver"]) {
    await test.step(person, async () => {
      await asPerson(person);
      await page.goto("/");
      await expect(page.getByRole("heading", { level: 2, name: "contoso", exact: true })).toBeVisible();
      await screen.open(CONTOSO.path);
      await expect(screen.hexagon("East US")).toHaveAccessibleName("East US, ready");
    });
  }
  expect(await changesAskedOfArm(emulator)).toBe(0);

  await asPerson("administrator");
  await screen.open(CONTOSO.path);
  const actions: Request[] = [];
  context.on("request", (request) => {
    if (request.headers()["next-action"] !== undefined) actions.push(request);
  });
  await screen.add("Japan East");
  await expect(screen.hexagon("Japan East")).toHaveAccessibleName("Japan East, creating");
  const done = await changesAskedOfArm(emulator);
  expect(done).toBeGreaterThan(0);

  // The very request, from somebody whose page would not have sent it.
  const action = actions.find((request) => request.postData()?.includes("japaneast"));
  if (action === undefined) throw new Error("No action was sent for the new replica.");
  const body = action.postData()?.replace("japaneast", "koreacentral") ?? "";
  for (const person of ["viewer", "requester", "approver"]) {
    const { "next-action": name = "", "content-type": type = "" } = action.headers();
    const answer = await rawRequest(dashboard.origin, {
      method: "POST",
      path: CONTOSO.path,
      headers: {
        host: new URL(dashboard.origin).host,
        origin: dashboard.origin,
        "sec-fetch-site": "same-origin",
        "next-action": name,
        "content-type": type,
        accept: "text/x-component",
        cookie: sessionCookie(await signedIn(person)),
      },
      body,
    });
    expect([answer.status, answer.text]).toEqual([200, expect.stringContaining('"forbidden"')]);
  }
  expect(await changesAskedOfArm(emulator)).toBe(done);
});

test("what Azure refuses to the app's own identity is not put down to the person", async ({
  page,
  asPerson,
  dashboard,
  emulator,
}) => {
  const screen = registryScreen(page);
  await asPerson("administrator");
  await screen.open(CONTOSO.path);
  const effect = { type: "status", status: 401, code: "InvalidAuthenticationToken", message: "Revoked." };
  await emulator.addFault({ match: { method: "PUT", path: CONTOSO.replicaId("uksouth") }, effect, times: 1 });
  await screen.askToAdd("UK South");
  const told = screen.dialog.getByRole("alert");
  await expectRefusal(told, {
    message: "Azure does not accept the identity that Replica Map itself uses.",
    nextStep: "Ask whoever administers Replica Map to check the app's own identity in Azure",
  });
  await expect(screen.dialog.getByRole("button", { name: /Sign in/ })).toHaveCount(0);
  const correlationId = (await told.locator("code").textContent()) ?? "";
  expect(dashboard.log()).toContain(`"correlationId":"${correlationId}"`);
  await screen.dialog.getByRole("button", { name: "Add replica", exact: true }).click();
  await expect(screen.dialog).toBeHidden();
});
