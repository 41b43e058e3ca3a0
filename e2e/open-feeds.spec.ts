import { askDoor } from "./fixtures/ask-door";
import { CONTOSO } from "./fixtures/contoso";
import type { Dashboard } from "./fixtures/dashboards";
import { holdFeed, type HeldFeed } from "./fixtures/hold-feed";
import { registryScreen } from "./fixtures/registry-screen";
import { signInOverHttp } from "./fixtures/sign-in-over-http";
import { sessionCookie } from "./fixtures/sign-ins";
import { expect, test } from "./fixtures/test";

test.use({ speed: 0.001, viewport: { width: 1440, height: 900 } });

/** Opens feeds until one is refused. */
async function holdAll(
  dashboard: Dashboard,
  cookie: string,
): Promise<{ held: HeldFeed[]; refused: HeldFeed }> {
  const held: HeldFeed[] = [];
  for (;;) {
    const feed = await holdFeed(dashboard, cookie);
    if (feed.answer.status !== 200) return { held, refused: feed };
    held.push(feed);
    expect(held.length, "feeds of one session, and no end of it").toBeLessThan(100);
  }
}

test("more live pages than one can look at are refused in words, and go on when others are closed", async ({
  page,
  dashboard,
  signedIn,
  browser,
  pageErrors,
}) => {
  pageErrors.expect(/429 \(Too Many Requests\)/);
  const screen = registryScreen(page);
  await screen.open(CONTOSO.path);
  await expect(page.getByRole("main")).toContainText(/Live\s·/);

  const { held, refused } = await holdAll(dashboard, sessionCookie(await signedIn("owner")));
  expect(held.length).toBeGreaterThan(10);
  expect(refused.answer.status).toBe(429);
  expect(Number(refused.answer.headers["retry-after"])).toBeGreaterThan(0);
  expect(JSON.parse(refused.answer.text)).toMatchObject({
    code: "throttled",
    message: expect.stringContaining("live pages"),
    nextStep: expect.stringContaining("Close tabs"),
  });
  await expect(page.getByRole("main"), "a page that is open already").toContainText(/Live\s·/);

  // A browser of its own with the same session: the tabs of one browser share one feed.
  const elsewhere = await browser.newContext({ storageState: await page.context().storageState() });
  const other = await elsewhere.newPage();
  const otherScreen = registryScreen(other);
  await otherScreen.open(CONTOSO.path);
  await expect(other.getByRole("main")).toContainText(/Reconnecting\s·/);
  await expect(otherScreen.hexagon("East US")).toHaveAccessibleName("East US, ready");

  for (const feed of held) feed.hangUp();
  await expect(other.getByRole("main")).toContainText(/Live\s·/, { timeout: 20_000 });
  await elsewhere.close();
});

test("the tabs of one browser share one feed, and another goes on when its tab is closed", async ({
  page,
  emulator,
}) => {
  const [first, second] = [page, await page.context().newPage()];
  const feeds = new Map([first, second].map((tab) => [tab, 0]));
  for (const tab of feeds.keys()) {
    tab.on("request", (request) => {
      if (request.url().includes("/api/live")) feeds.set(tab, (feeds.get(tab) ?? 0) + 1);
    });
  }
  const [listening, told] = [registryScreen(first), registryScreen(second)];
  await listening.open(CONTOSO.path);
  await expect(first.getByRole("main")).toContainText(/Live\s·/);
  await told.open(CONTOSO.path);
  await expect(second.getByRole("main")).toContainText(/Live\s·/);
  await listening.add("Japan East");
  await expect(told.hexagon("Japan East")).toHaveAccessibleName("Japan East, creating");
  expect(feeds.get(second), "feeds of the second tab").toBe(0);

  await first.close();
  await expect.poll(() => feeds.get(second), { message: "feeds of the second tab" }).toBeGreaterThan(0);
  await emulator.advance(15_000);
  await emulator.advance(30_000);
  await expect(told.hexagon("Japan East")).toHaveAccessibleName("Japan East, ready", { timeout: 20_000 });
});

test("a sign-out ends the feeds of its session, and those of no other", async ({ dashboard, emulator }) => {
  const [leaving, staying] = [
    await signInOverHttp(dashboard, emulator, "owner"),
    await signInOverHttp(dashboard, emulator, "owner"),
  ];
  const [ended, other] = [await holdFeed(dashboard, leaving), await holdFeed(dashboard, staying)];
  let hasOtherEnded = false;
  void other.ended.then(() => (hasOtherEnded = true));

  await askDoor(dashboard, "POST", "/api/session/end", { cookie: leaving, body: "{}" });
  await ended.ended;
  const again = await holdFeed(dashboard, leaving);
  expect(again.answer.status).toBe(401);
  expect(hasOtherEnded).toBe(false);
  other.hangUp();
});
