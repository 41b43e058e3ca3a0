import { describe, expect, it } from "vitest";
import type { Observation, WatchedSpan } from "./model";
import { tellChange, type OperationThen } from "./tell-change";

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 2) + seconds * 1_000).toISOString();
const WATCHED: readonly WatchedSpan[] = [{ fromAt: at(0), untilAt: at(500) }];

function seen(atSeconds: number, part: Partial<Observation> = {}): Observation {
  return {
    replicaName: "eastus",
    region: "eastus",
    seenAt: at(atSeconds),
    beforeAt: at(atSeconds - 1),
    isThere: true,
    provisioningState: "Succeeded",
    displayStatus: "Ready",
    statusSince: undefined,
    globalEndpointRouting: "included",
    changedBy: undefined,
    changedAt: undefined,
    operationId: undefined,
    ...part,
  };
}

const operation = (from: number, until?: number): OperationThen => ({
  kind: "replica.create",
  actor: "Olga Owner",
  reason: "closer to users",
  requestedAt: at(from),
  settledAt: until === undefined ? undefined : at(until),
});

describe("by whom a change was", () => {
  const by = (now: Observation, was?: Observation, then?: OperationThen) =>
    tellChange({ seen: now, was, next: undefined }, then, WATCHED).by;

  it("is by the operation that was open when it was seen", () => {
    expect(by(seen(100), seen(90), operation(95))).toMatchObject({
      kind: "operation",
      actor: "Olga Owner",
      reason: "closer to users",
    });
    expect(by(seen(100), seen(90), operation(95, 100))).toMatchObject({ kind: "operation" });
  });

  it("is not by an operation that had ended before", () => {
    expect(by(seen(100), seen(90), operation(80, 95))).toEqual({ kind: "azure" });
  });

  it("is by whoever began a repair up to the replica that is gone, and then by whoever took it over", () => {
    const repair = {
      ...operation(95),
      actor: "Greta Group",
      reason: "it is needed",
      begunBy: "Olga Owner",
      begunReason: "it failed",
    };
    const failed = seen(90, { provisioningState: "Failed" });
    const deleting = seen(100, { provisioningState: "Deleting" });
    const gone = seen(110, { isThere: false });
    const creating = seen(120, { provisioningState: "Creating" });
    const first = { actor: "Olga Owner", reason: "it failed" };
    const second = { actor: "Greta Group", reason: "it is needed" };
    expect(by(deleting, failed, repair)).toMatchObject(first);
    expect(by(gone, deleting, repair)).toMatchObject(first);
    expect(by(gone, failed, repair)).toMatchObject(first);
    expect(by(creating, gone, repair)).toMatchObject(second);
    expect(by(seen(130), creating, repair)).toMatchObject(second);
    expect(by(seen(130, { isThere: false }), creating, repair)).toMatchObject(second);
  });

  it("is by whom Azure names when a setting changed without an operation", () => {
    const changed = seen(100, { changedAt: at(99), changedBy: "olivia@contoso.com" });
    expect(by(changed, seen(90))).toEqual({ kind: "outside", name: "olivia@contoso.com" });
  });

  it("is by Azure itself when only the state moved on", () => {
    const author = { changedAt: at(50), changedBy: "olivia@contoso.com" };
    expect(by(seen(100, author), seen(90, { ...author, displayStatus: "Syncing" }))).toEqual({
      kind: "azure",
    });
  });

  it("is by nobody known when a replica is gone without an operation", () => {
    expect(by(seen(100, { isThere: false }), seen(90))).toEqual({ kind: "outside", name: undefined });
  });

  it("is not known of what the first look found", () => {
    const first = seen(100, { beforeAt: undefined, changedAt: at(1), changedBy: "olivia@contoso.com" });
    expect(by(first)).toEqual({ kind: "first-look" });
  });
});

describe("how long a state lasted", () => {
  const told = (now: Observation, next?: Observation, spans: readonly WatchedSpan[] = WATCHED) =>
    tellChange({ seen: now, was: seen(0), next }, undefined, spans);

  it("is the time until the next change was seen", () => {
    expect(told(seen(100), seen(160)).lasted).toEqual({
      leastSeconds: 60,
      mostSeconds: 60,
      isOver: true,
      hasGaps: false,
    });
  });

  it("goes up to the last look while nothing else was seen", () => {
    expect(told(seen(100)).lasted).toEqual({
      leastSeconds: 400,
      mostSeconds: 400,
      isOver: false,
      hasGaps: false,
    });
  });

  it("is a least and a most when a gap lies before the next change", () => {
    const next = seen(400, { beforeAt: at(150) });
    expect(told(seen(100), next).lasted).toEqual({
      leastSeconds: 50,
      mostSeconds: 300,
      isOver: true,
      hasGaps: false,
    });
  });

  it("may have begun in the gap before it", () => {
    const change = told(seen(400, { beforeAt: at(100) }), seen(460));
    expect(change.notBefore).toBe(at(100));
    expect(change.lasted).toEqual({ leastSeconds: 60, mostSeconds: 360, isOver: true, hasGaps: false });
  });

  it("has no most when it was so at the first look", () => {
    const first = told(seen(100, { beforeAt: undefined }), seen(160));
    expect(first.lasted).toEqual({ leastSeconds: 60, mostSeconds: undefined, isOver: true, hasGaps: false });
  });

  it("says that nobody looked for a while in between", () => {
    const spans = [
      { fromAt: at(0), untilAt: at(110) },
      { fromAt: at(300), untilAt: at(500) },
    ];
    expect(told(seen(100), seen(400), spans).lasted).toMatchObject({ leastSeconds: 300, hasGaps: true });
    expect(told(seen(100), seen(300, { beforeAt: at(110) }), spans).lasted).toMatchObject({
      leastSeconds: 10,
      hasGaps: false,
    });
  });

  it("does not take the pause of a tracker for a gap", () => {
    expect(told(seen(400, { beforeAt: at(330) })).notBefore).toBeUndefined();
  });
});
