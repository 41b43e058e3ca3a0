import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase } from "@/lib/db/get-database";
import { emptyTestDatabase } from "@/lib/db/test-database";
import { MOST_OPEN_FEEDS } from "@/lib/rate-limit/limits";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { watcherOf } from "@/lib/tracking/watchers";
import { signedInPeople, type SignedIn } from "../session/fixtures/signed-in-people";
import { aFeed, type Feed } from "./fixtures/a-feed";

const OWNER = "owner@contoso.com";
const CONTOSO: RegistryRef = {
  subscriptionId: "5a1c0b6e-3d3f-4c57-9f0b-0d6d1f7a2c10",
  resourceGroup: "rg-platform",
  registryName: "contoso",
};
const TOO_MANY = { code: "throttled", refusal: { kind: "too_many_feeds" } };

const people = signedInPeople("delegated");
let olivia: SignedIn;
let open: Feed[];
beforeAll(async () => {
  await emptyTestDatabase();
}, 120_000);
beforeEach(async () => {
  olivia = await people.signIn(OWNER);
  open = [];
  while (open.length < MOST_OPEN_FEEDS.session) open.push(await aFeed(olivia.caller, CONTOSO));
});
afterEach(() => {
  for (const feed of open) feed.hangUp();
});
afterAll(async () => {
  await watcherOf(CONTOSO).stop();
  await closeDatabase();
});

function first(): Feed {
  const [feed] = open;
  if (feed === undefined) throw new Error("No feed is open.");
  return feed;
}

describe("feeds of one session", () => {
  it("are refused beyond the limit, while another session of the same person has its own", async () => {
    await expect(aFeed(olivia.caller, CONTOSO)).rejects.toMatchObject(TOO_MANY);
    const elsewhere = await people.signIn(OWNER);
    open.push(await aFeed(elsewhere.caller, CONTOSO));
  });

  it.each([
    ["its browser hangs up", () => first().hangUp()],
    ["nobody reads it any more", () => void first().cancel()],
    ["the server stops it", () => first().shutDown()],
    [
      "it ends in two ways at once",
      () => {
        first().shutDown();
        first().hangUp();
      },
    ],
  ])("give one place back when %s", async (_, end) => {
    end();
    open.push(await aFeed(olivia.caller, CONTOSO));
    await expect(aFeed(olivia.caller, CONTOSO)).rejects.toMatchObject(TOO_MANY);
  });

  it("give all places back when their session ends", async () => {
    await olivia.browser.post("/end");
    await Promise.all(open.map((feed) => feed.rest()));
    for (let again = 0; again < MOST_OPEN_FEEDS.session; again += 1) {
      open.push(await aFeed(olivia.caller, CONTOSO));
    }
  });

  it("take no place when they are refused for something else", async () => {
    first().hangUp();
    const hidden = { ...CONTOSO, registryName: "contosonone" };
    for (let tried = 0; tried < 3; tried += 1) {
      await expect(aFeed(olivia.caller, hidden)).rejects.toMatchObject({ code: "not_found" });
    }
    open.push(await aFeed(olivia.caller, CONTOSO));
  });
});
