import { describe, expect, it } from "vitest";
import { passedLimit, type Operation } from "./model";
import { stuckLimit } from "./stuck-limit";
import { tookOf, type DoneOperation } from "./took";

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 2) + seconds * 1_000).toISOString();
const done = (fromSeconds: number, seconds: number, part: Partial<DoneOperation> = {}): DoneOperation => ({
  kind: "replica.create",
  requestedAt: at(fromSeconds),
  settledAt: at(fromSeconds + seconds),
  hasWaitedForPerson: false,
  ...part,
});
const watched = (from: number, until: number) => ({ fromAt: at(from), untilAt: at(until) });
/** One after the other, the fastest first. */
const twenty = Array.from({ length: 20 }, (_, index) => done(index * 1_000, (index + 1) * 10));

describe("how long operations took", () => {
  it("is told by a median and a 95th percentile that one of them took", () => {
    expect(tookOf(twenty, [watched(0, 30_000)])).toEqual([
      { kind: "replica.create", count: 20, leftOut: 0, medianSeconds: 100, p95Seconds: 190 },
    ]);
  });

  it("leaves out those that nobody watched to their end", () => {
    const spans = [watched(0, 10), watched(600, 2_000)];
    expect(tookOf([done(0, 700), done(1_000, 20)], spans)).toEqual([
      { kind: "replica.create", count: 1, leftOut: 1, medianSeconds: 20, p95Seconds: 20 },
    ]);
    expect(tookOf([done(0, 700)], spans)).toEqual([
      { kind: "replica.create", count: 0, leftOut: 1, medianSeconds: undefined, p95Seconds: undefined },
    ]);
  });

  it("leaves out those that waited for a person: that time is not Azure's", () => {
    const kind = "replica.repair";
    const repairs = [done(0, 40, { kind }), done(100, 9_000, { kind, hasWaitedForPerson: true })];
    expect(tookOf(repairs, [watched(0, 30_000)])).toEqual([
      { kind, count: 1, leftOut: 1, medianSeconds: 40, p95Seconds: 40 },
    ]);
  });

  it("says nothing of kinds that there were none of", () => {
    expect(tookOf([], [watched(0, 10)])).toEqual([]);
  });
});

describe("the limit after which an operation counts as stuck", () => {
  const limitOf = (operations: readonly DoneOperation[]) =>
    stuckLimit(tookOf(operations, [watched(0, 30_000)])[0], 1_800);

  it("is the 95th percentile of eight earlier ones or more", () => {
    expect(limitOf(twenty)).toEqual({ afterSeconds: 190, earlierCount: 20 });
    expect(limitOf(twenty.slice(0, 8))).toEqual({ afterSeconds: 80, earlierCount: 8 });
  });

  it("is our own while there are fewer", () => {
    expect(limitOf(twenty.slice(0, 7))).toEqual({ afterSeconds: 1_800, earlierCount: undefined });
    expect(limitOf([])).toEqual({ afterSeconds: 1_800, earlierCount: undefined });
  });

  it("is never shorter than half a minute", () => {
    const quick = Array.from({ length: 8 }, (_, index) => done(index * 100, 2));
    expect(limitOf(quick)).toEqual({ afterSeconds: 30, earlierCount: 8 });
  });
});

describe("an operation that has passed its limit", () => {
  const open: Operation = {
    operationId: "one",
    kind: "replica.create",
    state: "running",
    registryId: "registry",
    replicaName: "eastus",
    replicaRegion: "eastus",
    actor: "Olga Owner",
    requestedAt: at(0),
    settledAt: undefined,
    failure: undefined,
    correlationId: undefined,
    waitingSince: undefined,
    stuckLimit: { afterSeconds: 190, earlierCount: 20 },
  };

  it("is one that has taken longer and is still open", () => {
    expect(passedLimit(open, at(190))).toBeUndefined();
    expect(passedLimit(open, at(191))).toEqual({ afterSeconds: 190, earlierCount: 20 });
    expect(passedLimit({ ...open, settledAt: at(200) }, at(300))).toBeUndefined();
  });

  it("is not one that nobody can ask about, or whose limit nobody knows", () => {
    expect(passedLimit({ ...open, waitingSince: at(10) }, at(300))).toBeUndefined();
    expect(passedLimit({ ...open, stuckLimit: undefined }, at(300))).toBeUndefined();
  });
});
