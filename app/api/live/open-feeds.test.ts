import { beforeEach, describe, expect, it } from "vitest";
import { contosoRef } from "@/lib/azure/fixtures/local-arm";
import { MOST_OPEN_FEEDS } from "@/lib/rate-limit/limits";
import type { SignedIn } from "../session/fixtures/signed-in-people";
import type { Feed } from "./fixtures/a-feed";
import { peopleWithFeeds } from "./fixtures/people-with-feeds";

const OWNER = "owner@contoso.com";
const CONTOSO = contosoRef("contoso");
const TOO_MANY = { code: "throttled", refusal: { kind: "too_many_feeds" } };

const people = peopleWithFeeds();
let olivia: SignedIn;
let open: Feed[];
beforeEach(async () => {
  olivia = await people.signIn(OWNER);
  open = [];
  while (open.length < MOST_OPEN_FEEDS.session) open.push(await people.openFeed(olivia.caller, CONTOSO));
});

function first(): Feed {
  const [feed] = open;
  if (feed === undefined) throw new Error("No feed is open.");
  return feed;
}

describe("feeds of one session", () => {
  it("are refused beyond the limit, while another session of the same person has its own", async () => {
    await expect(people.openFeed(olivia.caller, CONTOSO)).rejects.toMatchObject(TOO_MANY);
    const elsewhere = await people.signIn(OWNER);
    open.push(await people.openFeed(elsewhere.caller, CONTOSO));
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
    open.push(await people.openFeed(olivia.caller, CONTOSO));
    await expect(people.openFeed(olivia.caller, CONTOSO)).rejects.toMatchObject(TOO_MANY);
  });

  it("give all places back when their session ends", async () => {
    await olivia.browser.post("/end");
    await Promise.all(open.map((feed) => feed.rest()));
    for (let again = 0; again < MOST_OPEN_FEEDS.session; again += 1) {
      open.push(await people.openFeed(olivia.caller, CONTOSO));
    }
  });

  it("take no place when they are refused for something else", async () => {
    first().hangUp();
    const hidden = { ...CONTOSO, registryName: "contosonone" };
    for (let tried = 0; tried < 3; tried += 1) {
      await expect(people.openFeed(olivia.caller, hidden)).rejects.toMatchObject({ code: "not_found" });
    }
    open.push(await people.openFeed(olivia.caller, CONTOSO));
  });
});
