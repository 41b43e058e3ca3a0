import { CONTOSO } from "./fixtures/contoso";
import { expectAccessible } from "./fixtures/expect-accessible";
import { registryScreen } from "./fixtures/registry-screen";
import { pickAccount, signIn } from "./fixtures/sign-ins";
import { expect, test } from "./fixtures/test";

test.use({
  person: "nobody",
  speed: 0.001,
  viewport: { width: 1440, height: 900 },
  // By what a browser calls itself, rows of other tests are told apart.
  userAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0.0.0 Edg/140.0.0.0",
});

test("a person ends their own sessions, and an administrator those of everybody", async ({
  page,
  browser,
  baseURL,
  signedIn,
  pageErrors,
}) => {
  pageErrors.expect(/401 \(Unauthorized\)/);
  await signIn(page, "owner", "/sessions");
  await expect(page.getByRole("listitem").filter({ hasText: "This browser" })).toContainText(
    "Edge on Windows",
  );
  await expect(page.getByRole("heading", { name: /Everybody else/ })).toBeHidden();
  await expectAccessible(page);

  const elsewhere = await browser.newContext({
    baseURL: baseURL ?? "",
    storageState: { cookies: [], origins: [] },
    userAgent: "Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) Safari/605.1.15",
  });
  const ipad = await elsewhere.newPage();
  await signIn(ipad, "owner", CONTOSO.path);
  await expect(registryScreen(ipad).hexagon("West US")).toBeVisible();
  await page.reload();
  await page.getByRole("button", { name: "End the session of Olivia Owner in Safari on iPad" }).click();
  await expect(page.getByText("Your session in Safari on iPad has ended.")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Safari on iPad" })).toHaveCount(0);
  // The other one notices by itself. Entra would let the person in unasked, so it waits for a press and asks.
  await expect(ipad.getByRole("main").getByRole("alert")).toContainText("Your session was ended.", {
    timeout: 30_000,
  });
  await expectAccessible(ipad);
  await ipad.goto("/sessions");
  await expect(ipad.getByRole("main").getByRole("alert")).toContainText("Your session was ended.");
  const asked = ipad.waitForRequest(/\/oauth2\/v2\.0\/authorize/);
  await ipad.getByRole("button", { name: "Sign in again" }).click();
  expect(new URL((await asked).url()).searchParams.get("prompt")).toBe("login");
  await pickAccount(ipad, "owner");
  await expect(ipad.getByRole("heading", { name: "Your sessions" })).toBeVisible();
  await elsewhere.close();

  await registryScreen(page).open(CONTOSO.path);
  const desk = await browser.newContext({
    baseURL: baseURL ?? "",
    storageState: await signedIn("administrator"),
  });
  const administration = await desk.newPage();
  await administration.goto("/sessions");
  await expect(administration.getByRole("heading", { name: "Everybody else’s sessions" })).toBeVisible();
  await expectAccessible(administration);
  await administration
    .getByRole("button", { name: "End the session of Olivia Owner in Edge on Windows" })
    .click();
  // A page that has just asked whether its session goes on does not ask again at once.
  await expect(page.getByRole("button", { name: "Sign in again" })).toBeVisible({ timeout: 30_000 });
  await desk.close();
});
