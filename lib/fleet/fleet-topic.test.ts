import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Caller } from "@/lib/auth/caller";
import { aLocalArm, contosoRef } from "@/lib/azure/fixtures/local-arm";
import { startSetGlobalEndpointRouting } from "@/lib/azure/start-set-global-endpoint-routing";
import { closeDatabase } from "@/lib/db/get-database";
import { emptyTestDatabase } from "@/lib/db/test-database";
import { startEmulator } from "@/lib/emulator/server";
import { FROM_THE_START, type TopicEvent } from "@/lib/live/topic";
import { formatRegistryId } from "@/lib/resource-id/resource-id";
import { openFleetTopic } from "./fleet-topic";
import { fleetWatcherOf } from "./fleet-watchers";
import type { FleetNews } from "./model";

const arm = aLocalArm(() => startEmulator({ settings: { resourceGraphLagSeconds: 0 } }));
const CONTOSO = formatRegistryId(contosoRef("contoso"));

/** Nobody has been here before. */
let people = 0;
let caller: Caller;
let ends: (() => void)[] = [];

beforeEach(async () => {
  await emptyTestDatabase();
  people += 1;
  caller = {
    ...arm.caller("owner"),
    armPrincipal: `owner ${people}`,
    permissions: new Set(["registries/read"] as const),
  };
}, 120_000);
afterEach(() => {
  for (const end of ends) end();
  ends = [];
});
afterAll(closeDatabase);

interface Reader {
  /** The next event, whenever it comes. */
  readonly next: () => Promise<TopicEvent>;
}

async function read(since?: string, as: Caller = caller): Promise<Reader> {
  const told: TopicEvent[] = [];
  let arrived = () => {};
  const topic = await openFleetTopic(as);
  ends.push(
    topic.subscribe(since, (event) => {
      told.push(event);
      arrived();
    }),
  );
  return {
    next: async () => {
      if (told.length === 0) await new Promise<void>((resolve) => (arrived = resolve));
      const event = told.shift();
      if (event === undefined) throw new Error("Nothing was told.");
      return event;
    },
  };
}

const newsOf = ({ data }: TopicEvent) => data as FleetNews & { readonly from?: string };

/** Changes one replica behind the dashboard's back, and lets the watcher see it now. */
async function exclude(region: string): Promise<void> {
  await startSetGlobalEndpointRouting(caller, contosoRef("contoso"), region, "excluded");
  await arm.letPass(60);
  fleetWatcherOf(caller).hurry(CONTOSO);
  await fleetWatcherOf(caller).get(caller);
}

describe("the topic of a fleet", () => {
  it("tells everything to who has nothing, then the rows that changed and no others", async () => {
    const reader = await read();
    const first = await reader.next();
    expect([first.kind, newsOf(first).rows.length, newsOf(first).outage]).toEqual(["picture", 6, undefined]);
    expect(newsOf(first).counts.find(({ state }) => state === "not-routed")?.count).toBe(0);

    await exclude("eastus");
    const second = await reader.next();
    expect(second.kind).toBe("change");
    expect(newsOf(second)).toMatchObject({ from: first.position, gone: [], added: 0 });
    expect(newsOf(second).rows.map(({ id }) => id)).toEqual([CONTOSO]);
    expect(newsOf(second).counts.find(({ state }) => state === "not-routed")?.count).toBe(1);
  });

  it("tells nothing but the time to who has it all, and to who was away what they have missed", async () => {
    const { position } = await (await read()).next();
    expect((await (await read(position)).next()).kind).toBe("age");
    await exclude("eastus");
    const missed = await (await read(position)).next();
    expect([missed.kind, newsOf(missed).from, newsOf(missed).rows.length]).toEqual(["change", position, 1]);
  });

  it.each([FROM_THE_START, "aaaaaaaaaaaa.1", "rubbish", "a.b.c"])(
    "tells everything to who comes with a position of elsewhere: %s",
    async (since) => {
      expect((await (await read(since)).next()).kind).toBe("picture");
    },
  );

  it("tells everything to who has what is not known any more, or comes from the future", async () => {
    const { position = "" } = await (await read()).next();
    const [epoch = ""] = position.split(".");
    for (const version of ["0", "99", "-1", "x"]) {
      expect((await (await read(`${epoch}.${version}`)).next()).kind).toBe("picture");
    }
  });

  it("is read once for all pages of one person, and tells each person their own", async () => {
    await read();
    const watcher = fleetWatcherOf(caller);
    await read();
    expect(fleetWatcherOf(caller)).toBe(watcher);
    const group = {
      ...caller,
      ...{ armToken: arm.caller("group").armToken, armPrincipal: `group ${people}` },
    };
    const theirs = newsOf(await (await read(undefined, group)).next());
    expect(theirs.rows.map(({ id }) => id.split("/").at(-1)).sort()).toEqual([
      "contoso",
      "contosoeu",
      "contosolocked",
      "contosoprivate",
    ]);
  });

  it("is not opened without the permission to read registries", async () => {
    await expect(openFleetTopic({ ...caller, permissions: new Set() })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("says that the list cannot be refreshed", async () => {
    const reader = await read();
    await reader.next();
    await arm.fault("POST", "/providers/Microsoft.ResourceGraph/resources", { type: "status", status: 503 });
    fleetWatcherOf(caller).hurry(CONTOSO);
    await fleetWatcherOf(caller).get(caller);
    const outage = await reader.next();
    expect([outage.kind, newsOf(outage).rows]).toEqual(["change", []]);
    expect(newsOf(outage).outage?.title).toContain("503");
  });
});
