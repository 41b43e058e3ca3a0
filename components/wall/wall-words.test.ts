import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { WallRegistry, WallReplica } from "@/lib/walls/model";
import { bySeverity, isAllReady, tileWords } from "./fleet-tiles";
import { quietWords } from "./quiet-words";
import { attentionWords, countWords, moreWords, replicaWords, sinceWords } from "./replica-words";
import { turnAt } from "./turn";
import { eventTime, isNight, shownTime } from "./wall-clock";
import { healthOf } from "./wall-health";

const NOW = Date.parse("2026-11-20T23:10:07.000Z");

function aReplica(part: Partial<WallReplica> = {}): WallReplica {
  return {
    region: "eastus",
    displayName: "East US",
    state: "ready",
    words: "ready",
    isHome: false,
    isRouted: true,
    isUpdating: false,
    attention: undefined,
    since: undefined,
    strip: undefined,
    ...part,
  };
}

function aRegistry(title: string, part: Partial<WallRegistry> = {}): WallRegistry {
  return {
    key: title,
    title,
    place: undefined,
    asOf: new Date(NOW - 3_000).toISOString(),
    trouble: undefined,
    replicas: [aReplica()],
    available: [],
    events: [],
    ...part,
  };
}

const heard = { nowMs: NOW, heardAtMs: NOW - 1_000, isStoreAway: false };

describe("how true a wall is", () => {
  it("is said by the age of its data while all is well", () => {
    expect(healthOf([aRegistry("one")], heard)).toEqual({
      isWell: true,
      age: "data 3 s old",
      warning: undefined,
    });
  });

  it("is that of the oldest registry it shows", () => {
    const old = aRegistry("old", { asOf: new Date(NOW - 300_000).toISOString() });
    expect(healthOf([aRegistry("one"), old], heard)).toMatchObject({ isWell: false, age: "data 5 min old" });
  });

  it("is a warning within 15 seconds when the server is not heard any more", () => {
    expect(healthOf([aRegistry("one")], { ...heard, heardAtMs: NOW - 11_000 }).isWell).toBe(true);
    const { isWell, warning } = healthOf([aRegistry("one")], { ...heard, heardAtMs: NOW - 13_000 });
    expect(isWell).toBe(false);
    expect(warning).toMatch(/^Not live\. No connection to Replica Map for 13 s/);
  });

  it("does not blame the network for a database that is away", () => {
    const silent = { ...heard, heardAtMs: NOW - 60_000, isStoreAway: true };
    expect(healthOf([aRegistry("one")], silent).warning).toMatch(/database is away/);
    expect(healthOf([aRegistry("one")], { ...heard, isStoreAway: true }).isWell).toBe(true);
  });

  it.each([
    ["azure", /Azure cannot be read/],
    ["store", /database is away/],
    ["rights", /may not read/],
    ["gone", /does not know this registry/],
  ] as const)("is told in words of its own for trouble of the kind %s", (kind, words) => {
    const troubled = aRegistry("one", { trouble: { kind, since: undefined } });
    expect(healthOf([troubled], heard).warning).toMatch(words);
    expect(healthOf([troubled, aRegistry("two")], heard).warning).toMatch(
      /^1 of 2 registries cannot be read/,
    );
  });

  it("is not known while there is no data", () => {
    expect(healthOf([aRegistry("one", { asOf: undefined })], heard)).toMatchObject({
      isWell: false,
      age: "no data yet",
    });
  });
});

describe("a wall's clock", () => {
  it("shows UTC or the screen's own zone, and says which", () => {
    expect(shownTime(NOW, "utc", 60)).toEqual({ time: "23:10:07", zone: "UTC", hour: 23, day: "20 Nov" });
    expect(shownTime(NOW, "screen", 60)).toEqual({ time: "00:10:07", zone: "UTC+1", hour: 0, day: "21 Nov" });
    expect(shownTime(NOW, "screen", -210).zone).toBe("UTC−3:30");
  });

  it("says the day with an event of another day", () => {
    const event = "2026-11-20T22:59:00.000Z";
    expect(eventTime(event, NOW, "utc", 60)).toBe("22:59");
    expect(eventTime(event, NOW, "screen", 60)).toBe("20 Nov, 23:59");
  });

  it("knows night from day", () => {
    expect([21, 22, 0, 5, 6, 12].map(isNight)).toEqual([false, true, true, true, false, false]);
  });
});

describe("a rotation", () => {
  it("shows every registry in turn, each for as long as was asked, and says what comes next", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_102_444_800_000 }),
        fc.integer({ min: 10, max: 3_600 }),
        fc.integer({ min: 1, max: 50 }),
        (nowMs, seconds, count) => {
          const turn = turnAt(nowMs, seconds, count);
          expect(turn.secondsLeft).toBeGreaterThan(0);
          expect(turn.secondsLeft).toBeLessThanOrEqual(seconds);
          const later = turnAt(nowMs + turn.secondsLeft * 1_000, seconds, count);
          expect(later.shown).toBe(turn.next);
        },
      ),
    );
  });

  it("does not fall over a wall without registries", () => {
    expect(turnAt(NOW, 30, 0)).toMatchObject({ shown: 0, next: 0 });
  });
});

describe("a replica in words", () => {
  it.each([
    [{}, "Ready"],
    [{ isHome: true }, "Home · Ready"],
    [{ isRouted: false }, "Not routed"],
    [{ isUpdating: true }, "Updating"],
    [{ state: "failed", words: "failed" }, "Failed"],
    [{ state: "syncing", words: "syncing", isRouted: false }, "Syncing · Not routed"],
    [{ state: "other", words: "Reticulating" }, "Reticulating"],
    [{ state: "creating", words: "creating", since: "2026-11-20T23:09:59.000Z" }, "Creating 0:08"],
  ] as const)("with %o is %s", (part, words) => {
    expect(replicaWords(aReplica(part), NOW)).toBe(words);
  });

  it("says for how long, where somebody knows and no clock runs", () => {
    const since = "2026-11-20T22:10:07.000Z";
    expect(sinceWords(aReplica({ since }), NOW)).toBe("1 h");
    expect(sinceWords(aReplica(), NOW)).toBe("");
    expect(sinceWords(aReplica({ since, state: "creating" }), NOW)).toBe("");
  });

  it.each([
    [{ state: "creating", words: "creating" }, "longer than usual"],
    [{ state: "deleting", words: "deleting" }, "longer than usual"],
    [{ isUpdating: true }, "longer than usual"],
    [{ state: "failed", words: "failed" }, "change longer than usual"],
  ] as const)("with %o and a change that hangs is %s", (part, words) => {
    expect(attentionWords(aReplica({ ...part, attention: "slow" }))).toBe(words);
    expect(attentionWords(aReplica(part))).toBeUndefined();
  });

  it("says for how long a person has been waited for, or a change has taken, in place of a clock", () => {
    const since = "2026-11-20T22:58:07.000Z";
    const waiting = aReplica({ state: "other", words: "deleted", attention: "person", since });
    const creating = { state: "creating", words: "creating", since } as const;
    const unseen = aReplica({ ...creating, attention: "person" });
    const slow = aReplica({ ...creating, attention: "slow" });
    expect(
      [waiting, unseen, slow].map((replica) =>
        [replicaWords(replica, NOW), attentionWords(replica), sinceWords(replica, NOW)].join(", "),
      ),
    ).toEqual([
      "Deleted, waiting for a person, 12 min",
      "Creating, waiting for a person, 12 min",
      "Creating, longer than usual, 12 min",
    ]);
    expect(countWords({ replicas: [aReplica(), waiting] })).toBe("1 of 2 replicas ready");
    expect(moreWords([aReplica(), waiting])).toBe("and 2 more: 1 ready, 1 waiting for a person");
  });

  it("is counted", () => {
    const replicas = [aReplica(), aReplica({ state: "syncing", words: "syncing" })];
    expect(countWords({ replicas })).toBe("1 of 2 replicas ready");
    expect(moreWords([...replicas, aReplica()])).toBe("and 3 more: 2 ready, 1 syncing");
  });
});

describe("the overview of a fleet", () => {
  const failed = aReplica({ state: "failed", words: "failed" });
  const unrouted = aReplica({ isRouted: false });
  const fleet = [
    aRegistry("well"),
    aRegistry("reading", { asOf: undefined, replicas: [] }),
    aRegistry("unrouted", { replicas: [aReplica(), unrouted] }),
    aRegistry("unreadable", { asOf: undefined, replicas: [], trouble: { kind: "rights", since: undefined } }),
    aRegistry("failed", { replicas: [failed, aReplica()] }),
  ];

  it("has the worst first", () => {
    expect(bySeverity(fleet).map(({ title }) => title)).toEqual([
      "unreadable",
      "failed",
      "unrouted",
      "well",
      "reading",
    ]);
  });

  it("has what needs somebody right after what has failed, and says so", () => {
    const creating = aReplica({ state: "creating", words: "creating" });
    const some = [
      aRegistry("creating", { replicas: [creating] }),
      aRegistry("slow", { replicas: [{ ...creating, attention: "slow" }] }),
      aRegistry("slow routing", { replicas: [aReplica({ isUpdating: true, attention: "slow" })] }),
      aRegistry("failed", { replicas: [{ ...failed, attention: "slow" }] }),
      aRegistry("waiting", { replicas: [aReplica({ state: "other", attention: "person" })] }),
    ];
    expect(
      bySeverity(some).map(
        (registry) => `${registry.title}: ${tileWords(registry).replaceAll("\u00a0", " ")}`,
      ),
    ).toEqual([
      "failed: 1 failed",
      "waiting: 1 waiting for a person",
      "slow: 1 longer than usual",
      "slow routing: 1 longer than usual",
      "creating: 1 creating",
    ]);
    expect(some.filter(isAllReady)).toEqual([]);
  });

  it("counts only what is known to be all right", () => {
    expect(fleet.filter(isAllReady).map(({ title }) => title)).toEqual(["well"]);
  });

  it("says of each what is not as it should be", () => {
    expect(fleet.map(tileWords)).toEqual(["", "", "1\u00a0not\u00a0routed", "", "1\u00a0failed"]);
  });
});

describe("a registry of which no change is known", () => {
  const watched = aReplica({ strip: [{ state: "ready", slots: 48 }] });
  const watchedLately = aReplica({
    strip: [
      { state: "gap", slots: 47 },
      { state: "ready", slots: 1 },
    ],
  });

  it("had none where somebody looked all the time", () => {
    expect(quietWords({ replicas: [watched, watched] })).toBe("No changes in the last 24 hours");
  });

  it("may have had some while nobody looked", () => {
    expect(quietWords({ replicas: [watched, watchedLately] })).toBe(
      "No changes seen in the last 24 hours (dots: nobody looked)",
    );
  });

  it("claims nothing where the history cannot be read", () => {
    expect(quietWords({ replicas: [aReplica()] })).toBe("No changes are known of the last 24 hours");
  });
});
