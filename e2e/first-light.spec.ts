import { expectAccessible } from "./fixtures/expect-accessible";
import { expect, test } from "./fixtures/test";

test("the first page shows the registries of the person who asks", async ({ page }) => {
  const response = await page.goto("/");
  expect(response?.status()).toBe(200);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectAccessible(page);
});

test("the health page says that the store and Azure answer", async ({ request }) => {
  const response = await request.get("/api/health");
  expect(response.status()).toBe(200);
  expect(await response.text()).toMatch(/ok/i);
});
