import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, getDatabase } from "@/lib/db/get-database";
import { emptyTestDatabase } from "@/lib/db/test-database";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { formatRegistryId, resourceKey } from "@/lib/resource-id/resource-id";
import { getPicture } from "@/lib/tracking/queries";
import { keepSnapshot, readSnapshot } from "@/lib/tracking/store";
import { watcherOf } from "@/lib/tracking/watchers";
import { signedInPeople, type SignedIn } from "../session/fixtures/signed-in-people";
import { aFeedOf, type Feed, registryTopic } from "./fixtures/a-feed";

const CONTOSO: RegistryRef = {
  subscriptionId: "5a1c0b6e-3d3f-4c57-9f0b-0d6d1f7a2c10",
  resourceGroup: "rg-platform",
  registryName: "contoso",
};
const LOCKED: RegistryRef = { ...CONTOSO, registryName: "contosolocked" };
const HIDDEN: RegistryRef = { ...CONTOSO, registryName: "contosonone" };

const people = signedInPeople("delegated");
let olivia: SignedIn;
const feeds: Feed[] = [];
beforeAll(async () => {
  await emptyTestDatabase();
  olivia = await people.signIn("owner@contoso.com");
  await getPicture(olivia.caller, CONTOSO);
  await getPicture(olivia.caller, LOCKED);
}, 120_000);
afterEach(() => {
  for (const feed of feeds.splice(0)) feed.hangUp();
});
afterAll(async () => {
  await watcherOf(CONTOSO).stop();
  await watcherOf(LOCKED).stop();
  await closeDatabase();
});

async function open(refs: readonly RegistryRef[], since?: string): Promise<Feed> {
  const feed = await aFeedOf(olivia.caller, refs.map(registryTopic), since);
  feeds.push(feed);
  return feed;
}

/** The events of one kind, as a page reads them. */
const eventsOf = (kind: string, text: string): unknown[] =>
  [...text.matchAll(/^event: (.*)\ndata: (.*)$/gm)]
    .filter(([, name]) => name === kind)
    .map(([, , data = ""]) => JSON.parse(data) as unknown);

const idsOf = (text: string) => [...text.matchAll(/^id: (.*)$/gm)].map(([, id]) => id ?? "");

async function untilAnother(kind: string, feed: Feed, before = ""): Promise<string> {
  return before + (await feed.until(kind));
}

/** As another process does that has seen something new. */
async function tagIsPutOn(ref: RegistryRef): Promise<void> {
  const db = await getDatabase();
  const key = resourceKey(formatRegistryId(ref));
  const base = await readSnapshot(db, key);
  if (base === undefined) throw new Error("Nothing is kept yet.");
  const registry = { ...base.picture.registry, tags: { changed: String(base.version) } };
  await keepSnapshot(db, key, base, { ...base.picture, registry });
  await watcherOf(ref).catchUp();
}

describe("one stream about several registries", () => {
  it("tells of each its picture and then only what is otherwise, with the place in both", async () => {
    const feed = await open([CONTOSO, LOCKED]);
    const first = await untilAnother("picture", feed);
    const both = eventsOf("picture", first).length === 2 ? first : await untilAnother("picture", feed, first);
    expect(eventsOf("picture", both)).toMatchObject([
      { topic: registryTopic(CONTOSO).name, picture: { registry: { name: "contoso" } } },
      { topic: registryTopic(LOCKED).name, picture: { registry: { name: "contosolocked" } } },
    ]);
    const ids = idsOf(both);
    expect(ids.at(-1)).toMatch(/^[1-9]\d*-[1-9]\d*$/);

    await tagIsPutOn(LOCKED);
    const later = await feed.until("change");
    const [change] = eventsOf("change", later) as { topic: string; from: string; change: object }[];
    expect(change).toMatchObject({
      topic: registryTopic(LOCKED).name,
      from: ids.at(-1)?.split("-")[1],
      change: { registry: { tags: {} } },
    });
    expect(change?.change).not.toHaveProperty("replicas");
    expect(idsOf(later).at(-1)?.split("-")[0]).toBe(ids.at(-1)?.split("-")[0]);
  });

  it("says which of them is refused, and tells the others", async () => {
    const feed = await open([HIDDEN, CONTOSO]);
    const text = await feed.until("picture");
    expect(eventsOf("refused", text)).toEqual([
      { topic: registryTopic(HIDDEN).name, message: expect.stringContaining("contosonone") as unknown },
    ]);
    expect(eventsOf("picture", text)).toMatchObject([{ topic: registryTopic(CONTOSO).name }]);
  });

  it("are judged once for all feeds of a person that are opened at the same moment", async () => {
    const frida = await people.signIn("reader@contoso.com");
    const readsOfRegistry = async () => {
      const state = await (await fetch(`${people.azure().origin}/_emulator/state`)).json();
      const { requests } = state as { requests: { method: string; path: string }[] };
      return requests.filter(({ method, path }) => method === "GET" && path.endsWith("/registries/contoso"))
        .length;
    };
    const before = await readsOfRegistry();
    const opened = await Promise.all(
      Array.from({ length: 12 }, () => aFeedOf(frida.caller, [registryTopic(CONTOSO)])),
    );
    feeds.push(...opened);
    // One admission reads it with two versions of the API, and so does a look of the tracker that may come in between.
    expect((await readsOfRegistry()) - before).toBeLessThanOrEqual(4);
  });

  it("is refused when none of them may be read", async () => {
    await expect(open([HIDDEN])).rejects.toMatchObject({ code: "not_found" });
  });
});
