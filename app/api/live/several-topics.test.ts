import { beforeAll, describe, expect, it } from "vitest";
import { contosoRef } from "@/lib/azure/fixtures/local-arm";
import { requestsTo } from "@/lib/emulator/fixtures/control-emulator";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { getPicture } from "@/lib/tracking/queries";
import type { SignedIn } from "../session/fixtures/signed-in-people";
import { type Feed, registryTopic } from "./fixtures/a-feed";
import { changeKeptTag } from "./fixtures/change-kept-tag";
import { peopleWithFeeds } from "./fixtures/people-with-feeds";

const CONTOSO = contosoRef("contoso");
const LOCKED = contosoRef("contosolocked");
const HIDDEN = contosoRef("contosonone");

const people = peopleWithFeeds();
let olivia: SignedIn;
beforeAll(async () => {
  olivia = await people.signIn("owner@contoso.com");
  await getPicture(olivia.caller, CONTOSO);
  await getPicture(olivia.caller, LOCKED);
});

const open = (refs: readonly RegistryRef[]) => people.openFeedOf(olivia.caller, refs.map(registryTopic));

/** The events of one kind, as a page reads them. */
const eventsOf = (kind: string, text: string): unknown[] =>
  [...text.matchAll(/^event: (.*)\ndata: (.*)$/gm)]
    .filter(([, name]) => name === kind)
    .map(([, , data = ""]) => JSON.parse(data) as unknown);

const idsOf = (text: string) => [...text.matchAll(/^id: (.*)$/gm)].map(([, id]) => id ?? "");

async function untilAnother(kind: string, feed: Feed, before = ""): Promise<string> {
  return before + (await feed.until(kind));
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

    await changeKeptTag(LOCKED);
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
    const readsOfRegistry = async () =>
      (await requestsTo(people.azure().origin)).filter(
        ({ method, path }) => method === "GET" && path.endsWith("/registries/contoso"),
      ).length;
    const before = await readsOfRegistry();
    await Promise.all(Array.from({ length: 12 }, () => people.openFeed(frida.caller, CONTOSO)));
    // One admission reads it with two versions of the API, and so does a look of the tracker that may come in between.
    expect((await readsOfRegistry()) - before).toBeLessThanOrEqual(4);
  });

  it("is refused when none of them may be read", async () => {
    await expect(open([HIDDEN])).rejects.toMatchObject({ code: "not_found" });
  });
});
