import type { Page } from "@playwright/test";
import { CONTOSO, CONTOSO_DEV } from "./fixtures/contoso";
import type { Emulator } from "./fixtures/emulator";
import { openMapPage } from "./fixtures/open-map-page";
import { registryScreen } from "./fixtures/registry-screen";
import { expect, test } from "./fixtures/test";
import { setVariedStates, VARIED_NAMES } from "./fixtures/varied-states";

const map = (page: Page) => page.getByRole("group", { name: "Regions" });

/** What a screen reader says on each hexagon, in the order in which it comes to them. */
async function spokenHexagons(page: Page): Promise<string[]> {
  await expect(map(page).getByRole("button").first()).toBeVisible();
  const snapshot = await map(page).ariaSnapshot();
  return snapshot.split("\n").flatMap((line) => {
    const name = /^\s*- '?button "((?:[^"\\]|\\.)*)"/.exec(line)?.[1];
    return name === undefined ? [] : [name];
  });
}

interface Place {
  readonly displayName: string;
  readonly geography: string;
  readonly lonDegrees: number;
}

/** The regions that ARM gives a place for, without canary and staging regions, which nobody outside Microsoft can use. */
async function placesFromArm(emulator: Emulator): Promise<Place[]> {
  const answer = await emulator.arm(
    "owner",
    "GET",
    `${CONTOSO.id.split("/resourceGroups/")[0]}/locations?api-version=2022-12-01`,
  );
  const { value } = (await answer.json()) as {
    value: {
      displayName: string;
      metadata: { regionType: string; geography?: string; longitude?: string };
    }[];
  };
  return value.flatMap(({ displayName, metadata: { regionType, geography, longitude } }) =>
    regionType === "Physical" &&
    geography !== undefined &&
    longitude !== undefined &&
    !/^(canary|stage) /i.test(geography)
      ? [{ displayName, geography, lonDegrees: trueLongitude(displayName, Number(longitude)) }]
      : [],
  );
}

/** ARM has Paris and Marseille so far off that they change places. */
function trueLongitude(displayName: string, published: number): number {
  return displayName === "France South" ? 5.37 : published;
}

test("every hexagon says its region and state, by geography and then from west to east", async ({
  page,
  emulator,
}) => {
  await setVariedStates(emulator);
  await openMapPage(page, CONTOSO.path);
  const spoken = await spokenHexagons(page);
  const places = (await placesFromArm(emulator)).sort((a, b) =>
    a.geography === b.geography ? a.lonDegrees - b.lonDegrees : a.geography < b.geography ? -1 : 1,
  );
  expect(spoken.map((name) => name.split(", ")[0])).toEqual(places.map(({ displayName }) => displayName));

  for (const name of spoken) {
    expect(name).toMatch(
      /^[^,]+, (ready|syncing|creating|deleting|failed|available|Quarantined|unavailable: Azure offers no replicas here)(, (home|not routed|updating|caution: .+))*$/,
    );
  }
  expect(spoken).toEqual(
    expect.arrayContaining([
      ...VARIED_NAMES,
      "West US, ready, home",
      "Korea Central, available",
      "West India, unavailable: Azure offers no replicas here",
    ]),
  );
  expect(
    spoken.find((name) => name.startsWith("Norway West")),
    "a caution is said, and the region stays available",
  ).toMatch(/^Norway West, available, caution: Access may be restricted/);
});

test("each lens says only its part of the world, and all of them together say all of it", async ({
  page,
  emulator,
}) => {
  await openMapPage(page, CONTOSO.path);
  const world = await spokenHexagons(page);
  const parts: string[] = [];
  for (const lens of ["Americas", "Europe", "Middle East & Africa", "Asia Pacific"]) {
    const link = page.getByRole("link", { name: lens, exact: true });
    await link.click();
    await expect(link).toHaveAttribute("aria-current", "true");
    const part = await spokenHexagons(page);
    expect(part.length, `hexagons in ${lens}`).toBeLessThan(world.length / 2);
    parts.push(...part);
  }
  expect(parts.sort()).toEqual([...world].sort());
  expect(world).toHaveLength((await placesFromArm(emulator)).length);
});

test("the table says for every region of the map what the map says", async ({ page, emulator }) => {
  await setVariedStates(emulator);
  await openMapPage(page, CONTOSO.path);
  const spoken = await spokenHexagons(page);
  const table = page.getByRole("table", { name: "All regions" });
  for (const fold of ["Regions that can be added", "Regions that cannot be added"]) {
    await table.getByRole("button", { name: fold }).click();
    await expect(table.getByRole("button", { name: fold })).toHaveAttribute("aria-expanded", "true");
  }
  const rows = await table
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader") })
    .evaluateAll((elements) =>
      elements.map((row) =>
        [...row.querySelectorAll("th, td")].map((cell) => cell.textContent.replace(/\s+/g, " ").trim()),
      ),
    );
  const said = (name: string) => {
    const [region = "", state = ""] = name.split(", ");
    return [region + (name.endsWith(", home") ? " home" : ""), state].join(": ");
  };
  expect(rows.map(([region = "", state = ""]) => `${region}: ${state}`).sort()).toEqual(
    spoken.map(said).sort(),
  );
  const routing = new Map(rows.map(([region = "", , routed = ""]) => [region, routed]));
  expect(routing.get("Canada Central")).toBe("Not routed");
  expect(routing.get("West US home")).toBe("Routed");
  expect(routing.get("Korea Central")).toBe("—");
});

test.describe("with time standing still", () => {
  test.use({ speed: 0.001 });

  test("each change is told once, in one sentence, and no clock is ever read out", async ({
    page,
    emulator,
  }) => {
    await page.addInitScript(() => {
      const told: string[] = [];
      Object.assign(globalThis, { told });
      new MutationObserver((changes) => {
        for (const { target } of changes) {
          const element = target instanceof Element ? target : target.parentElement;
          const live = element?.closest("[aria-live]:not([aria-live=off]), [role=status], [role=alert]");
          const text = live?.textContent.trim() ?? "";
          if (text !== "") told.push(text);
        }
      }).observe(document, { subtree: true, childList: true, characterData: true });
    });
    const told = () => page.evaluate(() => (globalThis as unknown as { told: string[] }).told);
    const status = registryScreen(page).news;
    const hexagon = (name: string) => map(page).getByRole("button", { name });

    await openMapPage(page, `${CONTOSO.path}?region=japaneast`);
    await expect(status).toHaveText("");
    await page.getByRole("button", { name: "Add a replica here…" }).click();
    const dialog = page.getByRole("dialog", { name: "Add replica" });
    await expect(dialog.getByText("The same with the Azure CLI or ARM")).toBeVisible();
    const before = (await told()).length;
    await dialog.getByRole("button", { name: "Add replica" }).click();
    await expect(status).toHaveText("Japan East: creating.");
    // Clocks on the page go on while it is being created.
    const clock = page.getByText(/^Japan East · creating \d+:\d\d$/).filter({ visible: true });
    const firstReading = await clock.textContent();
    await expect(clock).not.toHaveText(firstReading ?? "");
    await emulator.advance(14_000);
    await expect(status).toHaveText("Japan East: syncing.");
    await emulator.advance(60_000);
    await expect(status).toHaveText("Japan East: ready.");
    await expect(hexagon("Japan East, ready")).toBeVisible();
    expect((await told()).slice(before)).toEqual([
      "Japan East: creating.",
      "Japan East: syncing.",
      "Japan East: ready.",
    ]);
  });
});

test("every page has its landmarks, one main heading, no skipped level, and a title that tells it apart", async ({
  page,
  pageErrors,
}) => {
  pageErrors.expect(/404 \(Not Found\)/);
  const titles = new Set<string>();
  for (const [path, title] of [
    ["/", "Registries · Replica Map"],
    [`${CONTOSO.path}?region=eastus`, "contoso · Replica Map"],
    [CONTOSO_DEV.path, "contosodev · Replica Map"],
    ["/nothing/here", /^.+ · Replica Map$/],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole("banner")).toHaveCount(1);
    await expect(page.getByRole("main")).toHaveCount(1);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expect(page).toHaveTitle(title);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    titles.add(await page.title());
    const levels = await page
      .getByRole("heading")
      .evaluateAll((headings) => headings.map(({ tagName }) => Number(tagName.slice(1))));
    levels.forEach((level, index) => {
      expect(level - (levels[index - 1] ?? 0), `headings ${levels.join(" ")} of ${path}`).toBeLessThan(2);
    });
  }
  expect(titles.size).toBe(4);

  await openMapPage(page, CONTOSO.path);
  for (const name of ["Breadcrumb", "Part of the world"]) {
    await expect(page.getByRole("navigation", { name })).toBeVisible();
  }
  for (const name of ["Map", "All regions"]) {
    await expect(page.getByRole("region", { name, exact: true })).toBeVisible();
  }
  await expect(page.getByRole("main").getByRole("search")).toBeVisible();
});
