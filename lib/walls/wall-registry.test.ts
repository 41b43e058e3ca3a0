import { describe, expect, it } from "vitest";
import type { Observation } from "@/lib/history/model";
import { aPicture, anOperation, aReplica, REF, someRegions } from "./fixtures/a-picture";
import { HIDEABLE, type Hideable } from "./model";
import { wallRegistry } from "./wall-registry";

const NOW = Date.parse("2026-11-20T10:00:05.000Z");

function seen(region: string, part: Partial<Observation> = {}): Observation {
  return {
    replicaName: region,
    region,
    seenAt: "2026-11-20T09:30:00.000Z",
    beforeAt: "2026-11-20T09:29:45.000Z",
    isThere: true,
    provisioningState: "Succeeded",
    displayStatus: "Ready",
    statusSince: undefined,
    globalEndpointRouting: "included",
    changedBy: "petra@hush.example",
    changedAt: undefined,
    operationId: undefined,
    ...part,
  };
}

const FAILURE = "The client petra@hush.example has no rights on hushhush in rg-secret.";
const OPERATIONS = [
  anOperation("japaneast"),
  anOperation("uksouth", { settledAt: "2026-11-20T09:45:00.000Z", failure: FAILURE, state: "failed" }),
];
const OBSERVATIONS = [
  seen("eastus", { seenAt: "2026-11-20T09:00:00.000Z", beforeAt: undefined }),
  seen("eastus", { globalEndpointRouting: "excluded", operationId: "operation-eastus" }),
  seen("brazilsouth", { seenAt: "2026-11-20T09:40:00.000Z", provisioningState: "Failed" }),
];

function drawn(hides: readonly Hideable[], part: Partial<Parameters<typeof wallRegistry>[0]> = {}) {
  return wallRegistry({
    ref: REF,
    position: 2,
    picture: aPicture(
      [aReplica("eastus"), aReplica("brazilsouth", { provisioningState: "Failed" })],
      OPERATIONS,
    ),
    past: { observations: OBSERVATIONS, spans: [], untilMs: NOW },
    regions: someRegions("westus", "eastus", "uksouth", "brazilsouth"),
    hides,
    refusal: undefined,
    nowMs: NOW,
    ...part,
  });
}

const NAMES = /hushhush/i;
const IDS = /rg-secret|11111111-|c0ffee00|operation-|subscriptions/i;
const PEOPLE = /petra/i;

describe("a registry on a wall", () => {
  it("shows names, places and people where nothing is hidden", () => {
    const all = JSON.stringify(drawn([]));
    expect(all).toMatch(NAMES);
    expect(all).toMatch(/rg-secret/);
    expect(all).toMatch(PEOPLE);
  });

  it("has nothing of what is hidden in it", () => {
    expect(JSON.stringify(drawn(["names"]))).not.toMatch(NAMES);
    expect(JSON.stringify(drawn(["ids"]))).not.toMatch(IDS);
    expect(JSON.stringify(drawn(["people"]))).not.toMatch(PEOPLE);
    const nothing = JSON.stringify(drawn(HIDEABLE));
    for (const hidden of [NAMES, IDS, PEOPLE]) expect(nothing).not.toMatch(hidden);
    expect(nothing).toContain("Registry 3");
  });

  it("never has ids of subscriptions, operations or requests in it", () => {
    expect(JSON.stringify(drawn([]))).not.toMatch(/11111111-|c0ffee00|operation-/);
  });

  it("tells what happened, the latest first, with Azure's words only where nothing is hidden", () => {
    expect(drawn([]).events.map(({ displayName, words }) => `${displayName} ${words}`)).toEqual([
      `UKSOUTH ${FAILURE}`,
      "BRAZILSOUTH failed",
      "EASTUS out of global routing",
    ]);
    expect(drawn(["people"]).events[0]).toMatchObject({ words: "a change failed", by: undefined });
  });

  it("names nobody for what came after their operation had ended", () => {
    const ended = anOperation("koreacentral", {
      requestedAt: "2026-11-20T09:30:00.000Z",
      settledAt: "2026-11-20T09:40:00.000Z",
      state: "succeeded",
    });
    const by = (time: string, displayStatus: string) =>
      seen("koreacentral", {
        seenAt: `2026-11-20T${time}.000Z`,
        displayStatus,
        operationId: ended.operationId,
      });
    const { events } = drawn([], {
      picture: aPicture([], [ended]),
      past: {
        observations: [by("09:31:00", "Syncing"), by("09:40:00", "Ready"), by("09:47:00", "Syncing")],
        spans: [],
        untilMs: NOW,
      },
    });
    expect(events.map(({ words, by: actor }) => [words, actor])).toEqual([
      ["syncing", undefined],
      ["ready", "Petra Person"],
      ["syncing", "Petra Person"],
    ]);
  });

  it("names whoever began a repair for the deletion, and whoever took it over from the creation on", () => {
    const repair = anOperation("japaneast", {
      kind: "replica.repair",
      requestedAt: "2026-11-20T09:30:30.000Z",
      actor: "Greta",
      begunBy: "Olivia",
    });
    const part = { operationId: "operation-japaneast" };
    const observations = [
      seen("japaneast", { provisioningState: "Failed" }),
      seen("japaneast", { ...part, seenAt: "2026-11-20T09:31:00.000Z", isThere: false }),
      seen("japaneast", { ...part, seenAt: "2026-11-20T09:32:00.000Z", provisioningState: "Creating" }),
    ];
    const { events } = drawn([], {
      picture: aPicture([], [repair]),
      past: { observations, spans: [], untilMs: NOW },
    });
    expect(events.map(({ words, by }) => [words, by])).toEqual([
      ["creating", "Greta"],
      ["deleted", "Olivia"],
      ["failed", undefined],
    ]);
  });

  it("says since when it only grows older", () => {
    const trouble = {
      kind: "azure",
      since: "2026-11-20T09:59:00.000Z",
      message: "hushhush is away",
    } as const;
    const troubled = drawn([], { picture: aPicture([aReplica("eastus")], [], { trouble }) });
    expect(troubled.trouble).toEqual({ kind: "azure", since: trouble.since });
    expect(troubled.replicas.map(({ region }) => region)).toContain("eastus");
  });

  it("shows nothing of what is known to somebody else when the app's identity may not read it", () => {
    const refused = drawn([], { refusal: { kind: "rights", since: undefined } });
    expect(refused).toMatchObject({ asOf: undefined, replicas: [], events: [], trouble: { kind: "rights" } });
  });

  it("offers no regions where the tier cannot be replicated", () => {
    const picture = aPicture([]);
    const basic = { ...picture, registry: { ...picture.registry, tier: "Basic" } };
    expect(drawn([]).available).toContain("uksouth");
    expect(drawn([], { picture: basic }).available).toEqual([]);
  });
});
