import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { contosoRef } from "@/lib/azure/fixtures/local-arm";
import { getPicture } from "@/lib/tracking/queries";
import type { SignedIn } from "../session/fixtures/signed-in-people";
import { changeKeptTag } from "./fixtures/change-kept-tag";
import { peopleWithFeeds } from "./fixtures/people-with-feeds";

const CONTOSO = contosoRef("contoso");

const people = peopleWithFeeds();
let olivia: SignedIn;
beforeAll(async () => {
  olivia = await people.signIn("owner@contoso.com");
});
beforeEach(async () => {
  await getPicture(olivia.caller, CONTOSO);
});

const open = (since?: string) => people.openFeed(olivia.caller, CONTOSO, since);

/** As a browser keeps it. */
const lastId = (text: string) => [...text.matchAll(/^id: (.*)$/gm)].at(-1)?.[1];

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
    await changeKeptTag(CONTOSO);
    const missed = await (await open(position)).until("picture");
    expect(missed).toContain('"changed"');
    expect(Number(lastId(missed))).toBeGreaterThan(Number(position));
  });

  it.each(["0", "1-1", "999999", "nonsense"])("gets everything when it comes with %s", async (since) => {
    expect(await (await open(since)).until("picture")).toContain('"registry"');
  });
});
