import type { Page } from "@playwright/test";
import { CONTOSO, CONTOSO_DEV, CONTOSO_EU } from "./fixtures/contoso";
import { expectAccessible } from "./fixtures/expect-accessible";
import { openMapPage } from "./fixtures/open-map-page";
import { expect, test } from "./fixtures/test";
import { setVariedStates, VARIED_NAMES } from "./fixtures/varied-states";

const DIALOG = "dialog[open]";
const PANEL = "section[aria-labelledby=region-panel-title]";

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { name }).first();

test.describe("the list", () => {
  test("is accessible, also when a search finds nothing", async ({ page }) => {
    await page.goto("/");
    await expect(page.getByText("4 ready").first()).toBeVisible();
    await expectAccessible(page);
    await page.goto("/?q=no-such-registry");
    await expect(page.getByText("No registry fits the search.")).toBeVisible();
    await expectAccessible(page);
  });

  test("is accessible when Azure refuses it, wholly or for one subscription", async ({ page, emulator }) => {
    await emulator.addFault({
      // Of Resource Graph, and the lists that are read in its place.
      match: { path: "**/resources" },
      effect: { type: "status", status: 403, code: "AuthorizationFailed", message: "no" },
    });
    await page.goto("/");
    await expect(page.getByText(/cannot be listed/)).toBeVisible();
    await expectAccessible(page);
    await emulator.addFault({
      match: { method: "GET", path: "/subscriptions" },
      effect: { type: "status", status: 403, code: "AuthorizationFailed", message: "no" },
    });
    await page.goto("/");
    await expect(heading(page, "Your registries cannot be shown")).toBeVisible();
    await expectAccessible(page);
  });

  test("is accessible for a person without any subscription", async ({ page, asPerson }) => {
    await asPerson("stranger");
    await page.goto("/");
    await expect(page.getByText("You have no access to any Azure subscription.")).toBeVisible();
    await expectAccessible(page);
  });

  test.describe("of a subscription without registries", () => {
    test.use({ scenario: "empty" });

    test("is accessible", async ({ page }) => {
      await page.goto("/");
      await expect(page.getByText("There is no container registry that you can see.")).toBeVisible();
      await expectAccessible(page);
    });
  });
});

test.describe("the map page", () => {
  test("is accessible with every state on it, staged regions and the display menu", async ({
    page,
    emulator,
  }) => {
    await setVariedStates(emulator);
    await openMapPage(page, `${CONTOSO.path}?add=koreacentral,japanwest`);
    await expect(page.getByRole("button", { name: "West Europe, failed" })).toBeVisible();
    await expect(page.getByRole("region", { name: "Regions to add" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Display" }).click();
    await expect(page.getByRole("group", { name: "Theme" })).toBeVisible();
    await expectAccessible(page, { within: "[popover]" });
  });

  test("is accessible below Premium, where everything is grey", async ({ page }) => {
    await openMapPage(page, CONTOSO_DEV.path);
    await expect(page.getByText("The map is grey because")).toBeVisible();
    await expectAccessible(page);
  });

  test.describe("on a phone", () => {
    test.use({ viewport: { width: 320, height: 640 }, hasTouch: true });

    test("is accessible", async ({ page, emulator }) => {
      await setVariedStates(emulator);
      await openMapPage(page, `${CONTOSO.path}?region=eastus`);
      await expect(heading(page, "East US")).toBeVisible();
      await expectAccessible(page);
    });
  });

  test("is accessible with every kind of panel of a region", async ({ page, emulator }) => {
    await setVariedStates(emulator);
    await openMapPage(page, CONTOSO.path);
    for (const name of [
      "West US, ready, home",
      "Canada Central, ready, not routed",
      "West Europe, failed",
      "Korea South, available",
      "West India, unavailable: Azure offers no replicas here",
      /^Norway West, available, caution/,
    ]) {
      const hexagon = page.getByRole("button", { name, exact: true });
      await hexagon.click();
      const [region = ""] = ((await hexagon.getAttribute("aria-label")) ?? "").split(",");
      await expect(page.getByRole("heading", { level: 2, name: region, exact: true })).toBeVisible();
      await expectAccessible(page, { within: PANEL });
    }
  });

  test("is accessible when the registry cannot be read, or its picture cannot be refreshed", async ({
    page,
    emulator,
  }) => {
    await openMapPage(page, CONTOSO.path);
    await emulator.addFault({
      match: { method: "GET", path: `${CONTOSO.id}**` },
      effect: { type: "status", status: 503, code: "ServiceUnavailable", message: "no" },
    });
    await page.getByRole("button", { name: "Refresh" }).click();
    await expect(page.getByText("This picture cannot be refreshed.")).toBeVisible();
    await expectAccessible(page);
    await emulator.addFault({
      match: { method: "GET", path: `${CONTOSO_EU.id}**` },
      effect: { type: "status", status: 403, code: "AuthorizationFailed", message: "no" },
    });
    await page.goto(CONTOSO_EU.path);
    await expect(heading(page, "The registry contosoeu cannot be shown")).toBeVisible();
    await expectAccessible(page);
  });
});

test.describe("every dialog", () => {
  test("of a replica is accessible, with a refusal in it too", async ({ page, emulator }) => {
    await emulator.setReplica({ id: CONTOSO.replicaId("canadacentral"), regionEndpointEnabled: false });
    await openMapPage(page, `${CONTOSO.path}?add=koreacentral,norwaywest`);
    await page.getByRole("button", { name: "Review and add…" }).click();
    const adding = page.getByRole("dialog", { name: "Add 2 replicas" });
    await adding.getByRole("button", { name: "Add a tag" }).click();
    await adding.getByText("The same with the Azure CLI or ARM").click();
    await emulator.addFault({
      match: { method: "PUT", path: "**" },
      effect: { type: "status", status: 409, code: "Conflict", message: "Another operation is in progress." },
    });
    await adding.getByRole("button", { name: "Add 2 replicas" }).click();
    await expect(adding.getByRole("alert").first()).toBeVisible();
    await expectAccessible(page, { within: DIALOG });
    await page.keyboard.press("Escape");
    for (const name of [
      "Take out of routing: East US",
      "Put into routing: Canada Central",
      "Delete: East US",
    ]) {
      await page.getByRole("button", { name, exact: true }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByText("The same with the Azure CLI or ARM").click();
      await expectAccessible(page, { within: DIALOG });
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();
    }
  });

  test.describe("on a phone", () => {
    test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

    test("shows the whole way back in when the sign-in has ended, in colours that can be read", async ({
      page,
      pageErrors,
    }) => {
      pageErrors.expect(/401 \(Unauthorized\)/);
      await openMapPage(page, `${CONTOSO.path}?add=koreacentral,norwaywest`);
      await page.getByRole("button", { name: "Review and add…" }).click();
      const adding = page.getByRole("dialog", { name: "Add 2 replicas" });
      await adding.getByText("The same with the Azure CLI or ARM").click();
      await page.context().clearCookies();
      await adding.getByRole("button", { name: "Add 2 replicas" }).click();
      const again = adding.getByRole("button", { name: "Sign in and come back here" });
      await expect(again).toBeInViewport({ ratio: 1 });
      await expect(adding.getByRole("alert")).toBeInViewport({ ratio: 1 });
      await expectAccessible(page, { within: DIALOG });
    });
  });

  test("of a registry is accessible, and so is the list of keys", async ({ page, emulator }) => {
    const open = async (role: "button" | "switch", name: string) => {
      await page.getByRole(role, { name, exact: true }).click();
      const dialog = page.getByRole("dialog");
      if (name !== "Keyboard help") await dialog.getByText("The same with the Azure CLI or ARM").click();
      await expectAccessible(page, { within: DIALOG });
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();
    };
    await openMapPage(page, CONTOSO.path);
    await open("button", "Keyboard help");
    await open("switch", "Regional endpoints");
    await open("switch", "Data endpoints");
    const on = await emulator.arm("owner", "PATCH", `${CONTOSO.id}?api-version=2026-01-01-preview`, {
      properties: { regionalEndpoints: "Enabled", dataEndpointEnabled: true },
    });
    expect(on.status).toBe(200);
    await openMapPage(page, CONTOSO.path);
    await page.getByRole("button", { name: "Refresh" }).click();
    await expect(page.getByRole("switch", { name: "Regional endpoints" })).toBeChecked();
    await open("switch", "Regional endpoints");
    await open("switch", "Data endpoints");
    await openMapPage(page, CONTOSO_DEV.path);
    await open("button", "Upgrade to Premium…");
  });
});

test("the pages for a wrong address and for a fault of ours are accessible", async ({ page, pageErrors }) => {
  pageErrors.expect(/404 \(Not Found\)/);
  // The framework sends this page without its font's preload, and a Chromium without fonts of its own then gives the
  // font up. Nobody begins here: the font comes from the page before.
  await page.goto("/");
  await page.goto("/nothing/here");
  await expect(heading(page, "There is nothing at this address")).toBeVisible();
  await expectAccessible(page);

  // A picture that no dashboard sends: drawing it is a fault.
  pageErrors.expect(/TypeError|Cannot read properties|EventSource/);
  const broken = { topic: `registry:${CONTOSO.id}`, picture: { asOf: "9999-01-01T00:00:00Z" } };
  await page.route("**/api/live**", (route) =>
    route.fulfill({
      contentType: "text/event-stream",
      body: `event: picture\ndata: ${JSON.stringify(broken)}\n\n`,
    }),
  );
  await page.goto(CONTOSO.path);
  await expect(heading(page, "Something went wrong on our side")).toBeVisible();
  await expectAccessible(page);
  await page.unrouteAll();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(heading(page, "contoso.azurecr.io")).toBeVisible();
});

test("nothing moves for a person who asked for less motion", async ({ page, emulator }) => {
  await setVariedStates(emulator);
  const moving = () =>
    page.evaluate(() => {
      const lasting = [...document.querySelectorAll("*")].filter((element) =>
        [
          getComputedStyle(element),
          getComputedStyle(element, "::before"),
          getComputedStyle(element, "::after"),
        ]
          .flatMap(({ animationName, animationDuration, transitionDuration }) => [
            animationName === "none" ? "0s" : animationDuration,
            transitionDuration,
          ])
          .some((duration) => /[1-9]/.test(duration)),
      );
      return { lasting: lasting.length, running: document.getAnimations().length };
    });
  await openMapPage(page, `${CONTOSO.path}?region=japaneast`);
  await expect(heading(page, "Japan East")).toBeVisible();
  expect((await moving()).lasting, "what moves for everybody else").toBeGreaterThan(0);

  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.getByRole("button", { name: "Korea Central, available" }).click();
  await page.getByRole("button", { name: "Add a replica here…" }).click();
  await page.getByRole("switch", { name: "Global endpoint routing" }).last().click();
  expect(await moving()).toEqual({ lasting: 0, running: 0 });
});

test("with forced colours every state keeps an outline, a filling and words of its own", async ({
  page,
  emulator,
}) => {
  await setVariedStates(emulator);
  await page.emulateMedia({ forcedColors: "active" });
  await openMapPage(page, `${CONTOSO.path}?add=koreacentral`);
  const look = (name: string) =>
    page.getByRole("button", { name, exact: true }).evaluate((hexagon) => {
      const canvas = getComputedStyle(document.body).backgroundColor;
      const parts = [...hexagon.querySelectorAll("use")].map((part) => {
        const { fill, stroke, strokeDasharray, strokeWidth } = getComputedStyle(part);
        return { what: part.getAttribute("href"), fill, stroke, strokeDasharray, strokeWidth };
      });
      return { parts: JSON.stringify(parts), outline: parts[0]?.stroke ?? "", canvas };
    });
  const names = [
    ...VARIED_NAMES,
    "Korea Central, available, staged to add",
    "Japan West, available",
    "West India, unavailable: Azure offers no replicas here",
  ];
  const looks = new Set<string>();
  for (const name of names) {
    const { parts, outline, canvas } = await look(name);
    expect(outline, `outline of ${name}`).not.toBe("none");
    expect(outline, `outline of ${name}`).not.toBe(canvas);
    looks.add(parts);
  }
  expect(looks.size, "states that look different").toBe(names.length);
});
