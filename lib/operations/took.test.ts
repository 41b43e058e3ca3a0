import { describe, expect, it } from "vitest";
import { passedLimit } from "./model";
import { stuckLimits } from "./stuck-limits";
import { tookOf, type DoneOperation } from "./took";

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 2) + seconds * 1_000).toISOString();
const done = (fromSeconds: number, seconds: number): DoneOperation => ({
  kind: "replica.create",
  requestedAt: at(fromSeconds),
  settledAt: at(fromSeconds + seconds),
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

  it("says nothing of kinds that there were none of", () => {
    expect(tookOf([], [watched(0, 10)])).toEqual([]);
  });
});

describe("the limit after which an operation counts as stuck", () => {
  const limitsOf = (operations: readonly DoneOperation[]) =>
    stuckLimits(tookOf(operations, [watched(0, 30_000)]), 1_800);
  const ofCreations = (operations: readonly DoneOperation[]) =>
    limitsOf(operations).find(({ kind }) => kind === "replica.create");

  it("is the 95th percentile of eight earlier ones or more", () => {
    expect(ofCreations(twenty)).toEqual({ kind: "replica.create", afterSeconds: 190, earlierCount: 20 });
    expect(ofCreations(twenty.slice(0, 8))).toMatchObject({ afterSeconds: 80, earlierCount: 8 });
  });

  it("is our own while there are fewer, and for kinds that there were none of", () => {
    expect(ofCreations(twenty.slice(0, 7))).toMatchObject({ afterSeconds: 1_800, earlierCount: undefined });
    expect(limitsOf(twenty).find(({ kind }) => kind === "replica.delete")).toMatchObject({
      afterSeconds: 1_800,
    });
  });

  it("is never shorter than half a minute", () => {
    const quick = Array.from({ length: 8 }, (_, index) => done(index * 100, 2));
    expect(ofCreations(quick)).toMatchObject({ afterSeconds: 30, earlierCount: 8 });
  });

  it("is passed only by what has taken longer", () => {
    const limits = limitsOf(twenty);
    expect(passedLimit(limits, "replica.create", at(0), at(190))).toBeUndefined();
    expect(passedLimit(limits, "replica.create", at(0), at(191))).toMatchObject({ afterSeconds: 190 });
    expect(passedLimit(limits, "replica.delete", at(0), at(191))).toBeUndefined();
  });
});
