import type { CDPSession, Page } from "@playwright/test";
import { expect, test } from "./fixtures/test";

// A day of a screen's life: its clock is sped up, and its feed is what this page says.
test.use({ environment: { APP_IDENTITY: "on" }, person: "administrator" });
test.describe.configure({ timeout: 60 * 60_000 });

const WARM_UP_HOURS = 2;
const HOURS = 24;
const CHANGE_EVERY_MS = 15_000;
const MOST_GROWTH = 1.05;

/** The registries of a wall as the server tells them; what is in them is the server's own. */
interface ToldPicture {
  readonly registries: readonly { readonly replicas: readonly { readonly state: string }[] }[];
}

declare global {
  interface Window {
    feedOfTest?: { tell: (kind: string, data: unknown) => void; changes: number };
  }
}

test("a wall that rotates through thousands of changes for a day holds no more memory than after its start", async ({
  page,
  browser,
}) => {
  await page.goto("/walls");
  await page.getByRole("button", { name: "Make a wall…" }).click();
  await page.getByLabel("Name of the wall").fill("Memory");
  for (const name of ["contoso", "contosoeu", "contosoprivate"]) {
    await page.getByRole("checkbox", { name: new RegExp(`^${name} `) }).check();
  }
  await page.getByLabel("In rotation", { exact: true }).check();
  await page.getByRole("button", { name: "Make the wall" }).click();
  const address = (await page.getByRole("group", { name: "address of the wall" }).textContent()) ?? "";

  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const screen = await context.newPage();
  await screen.goto(address);
  await expect(screen.getByText(/data \d+ s old/)).toBeVisible();
  const picture = await toldPicture(screen);

  await screen.clock.install();
  await screen.addInitScript(replaceFeed);
  await screen.reload();
  await expect(screen.getByText(/replicas? ready/)).toBeVisible();
  await screen.evaluate(keepTelling, { picture, everyMs: CHANGE_EVERY_MS });

  const devtools = await context.newCDPSession(screen);
  const used: { readonly hour: number; readonly bytes: number; readonly nodes: number }[] = [];
  for (let hour = 1; hour <= HOURS; hour += 1) {
    await screen.clock.runFor(60 * 60_000);
    if (hour >= WARM_UP_HOURS) used.push({ hour, ...(await inUse(devtools)) });
  }
  const changes = await screen.evaluate(() => window.feedOfTest?.changes ?? 0);
  const [first, last] = [used[0], used.at(-1)];
  // Which registry has its turn when it is counted differs; the largest of several counts does not.
  const mostNodes = (counts: typeof used) => Math.max(...counts.map(({ nodes }) => nodes));
  const told = `${changes} changes; ${JSON.stringify(used)}`;
  process.stdout.write(`${told}\n`);
  expect(changes).toBeGreaterThan(4_000);
  await expect(screen.getByText(/replicas? ready/)).toBeVisible();
  expect((last?.bytes ?? Infinity) / (first?.bytes ?? 1), told).toBeLessThanOrEqual(MOST_GROWTH);
  expect(mostNodes(used.slice(-6)) / mostNodes(used.slice(0, 6)), told).toBeLessThanOrEqual(MOST_GROWTH);
  await context.close();
});

/** As the feed tells it first. */
async function toldPicture(screen: Page): Promise<ToldPicture> {
  const text = await screen.evaluate(async () => {
    const [, , wallId = ""] = location.pathname.split("/");
    const answer = await fetch(`/api/live?topics=${encodeURIComponent(`wall:${wallId}`)}`);
    const reader = answer.body?.getReader();
    const decoder = new TextDecoder();
    let told = "";
    while (!/event: picture\ndata: .*\n/.test(told)) {
      told += decoder.decode((await reader?.read())?.value, { stream: true });
    }
    await reader?.cancel();
    return told;
  });
  const [, data = ""] = /event: picture\ndata: (.*)\n/.exec(text) ?? [];
  return (JSON.parse(data) as { picture: ToldPicture }).picture;
}

/** In the page, before anything of it runs. */
function replaceFeed(): void {
  const open = new Set<EventTarget>();
  window.feedOfTest = {
    changes: 0,
    tell: (kind, data) => {
      for (const source of open) source.dispatchEvent(new MessageEvent(kind, { data: JSON.stringify(data) }));
    },
  };
  class Told extends EventTarget {
    onerror = null;
    constructor() {
      super();
      open.add(this);
    }
    close(): void {
      open.delete(this);
    }
  }
  Object.assign(window, { EventSource: Told });
}

/** In the page, by its own clock. */
function keepTelling({ picture, everyMs }: { picture: ToldPicture; everyMs: number }): void {
  const states = ["ready", "failed", "syncing", "creating", "deleting"];
  const feed = window.feedOfTest;
  if (feed === undefined) throw new Error("The feed was not replaced.");
  setInterval(() => feed.tell("beat", new Date().toISOString()), 5_000);
  setInterval(() => {
    feed.changes += 1;
    const asOf = new Date().toISOString();
    const registries = picture.registries.map((registry, at) => ({
      ...registry,
      asOf,
      replicas: registry.replicas.map((replica, place) => ({
        ...replica,
        state: states[(feed.changes + at + place) % states.length],
      })),
    }));
    feed.tell("picture", { picture: { ...picture, registries } });
  }, everyMs);
}

async function inUse(devtools: CDPSession): Promise<{ bytes: number; nodes: number }> {
  for (let time = 0; time < 3; time += 1) await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  const { nodes } = await devtools.send("Memory.getDOMCounters");
  return { bytes: usedSize, nodes };
}
