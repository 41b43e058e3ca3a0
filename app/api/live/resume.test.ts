import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, getDatabase } from "@/lib/db/get-database";
import { emptyTestDatabase } from "@/lib/db/test-database";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { formatRegistryId, resourceKey } from "@/lib/resource-id/resource-id";
import { getPicture } from "@/lib/tracking/queries";
import { keepSnapshot, readSnapshot } from "@/lib/tracking/store";
import { watcherOf } from "@/lib/tracking/watchers";
import { signedInPeople, type SignedIn } from "../session/fixtures/signed-in-people";
import { aFeed, type Feed } from "./fixtures/a-feed";

const CONTOSO: RegistryRef = {
  subscriptionId: "5a1c0b6e-3d3f-4c57-9f0b-0d6d1f7a2c10",
  resourceGroup: "rg-platform",
  registryName: "contoso",
};
const registryKey = resourceKey(formatRegistryId(CONTOSO));

const people = signedInPeople("delegated");
let olivia: SignedIn;
const feeds: Feed[] = [];
beforeAll(async () => {
  await emptyTestDatabase();
  olivia = await people.signIn("owner@contoso.com");
}, 120_000);
beforeEach(async () => {
  await getPicture(olivia.caller, CONTOSO);
});
afterEach(() => {
  for (const feed of feeds.splice(0)) feed.hangUp();
});
afterAll(async () => {
  await watcherOf(CONTOSO).stop();
  await closeDatabase();
});

async function open(since?: string): Promise<Feed> {
  const feed = await aFeed(olivia.caller, CONTOSO, since);
  feeds.push(feed);
  return feed;
}

/** As a browser keeps it. */
const lastId = (text: string) => [...text.matchAll(/^id: (.*)$/gm)].at(-1)?.[1];

/** As another process does that has seen something new. */
async function somethingChanges(): Promise<void> {
  const db = await getDatabase();
  const base = await readSnapshot(db, registryKey);
  if (base === undefined) throw new Error("Nothing is kept yet.");
  const tags = { changed: String(base.version) };
  const registry = { ...base.picture.registry, tags };
  await keepSnapshot(db, registryKey, base, { ...base.picture, registry });
}

describe("a reader that comes back", () => {
  it("gets the age of what it has, and no second copy", async () => {
    const position = lastId(await (await open()).until("picture"));
    expect(position).toMatch(/^[1-9]\d*$/);
    const again = await (await open(position)).until("age");
    expect(again).not.toContain("event: picture");
    expect(again).toContain('"asOf"');
  });

  it("gets at once what it has missed", async () => {
    const position = lastId(await (await open()).until("picture"));
    await somethingChanges();
    await watcherOf(CONTOSO).catchUp();
    const missed = await (await open(position)).until("picture");
    expect(missed).toContain('"changed"');
    expect(Number(lastId(missed))).toBeGreaterThan(Number(position));
  });

  it.each(["0", "1-1", "999999", "nonsense"])("gets everything when it comes with %s", async (since) => {
    expect(await (await open(since)).until("picture")).toContain('"registry"');
  });
});
