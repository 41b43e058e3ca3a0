import { describe, expect, it } from "vitest";
import { aReplica } from "@/lib/azure/fixtures/a-replica";
import type { Operation } from "@/lib/operations/model";
import type { Sight } from "./judge-operation";
import { isReallyGone, judgeRepair } from "./judge-repair";

const STARTED = Date.parse("2026-11-20T10:00:00.000Z");
const failed = aReplica("japaneast", { provisioningState: "Failed" });

const repair: Operation = {
  operationId: "op-1",
  kind: "replica.repair",
  state: "running",
  registryId: "/subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerRegistry/registries/contoso",
  replicaName: "japaneast",
  replicaRegion: "japaneast",
  actor: "Owner",
  requestedAt: new Date(STARTED).toISOString(),
  settledAt: undefined,
  failure: undefined,
  correlationId: undefined,
  waitingSince: undefined,
};

function judge(
  step: "deleting" | "gone" | "creating",
  sight: Partial<Sight>,
  { state = repair.state, createdAt = failed.createdAt } = {},
) {
  const seen = {
    replica: undefined,
    looksWithoutReplica: 0,
    watchedMs: 60_000,
    poll: undefined,
    canBePolled: true,
  };
  const soFar = { step, stepAtMs: STARTED, createdAt };
  return judgeRepair({ ...repair, state }, soFar, { ...seen, ...sight }, STARTED + 121_000)?.state;
}

describe("how far a repair has come", () => {
  it("is told by the replica while it is deleted, whatever the poll says", () => {
    const refused = { status: "failed", azureCode: "X", message: "No." } as const;
    expect(judge("deleting", { poll: refused })).toBe("missing");
    expect(judge("deleting", { replica: failed, poll: refused })).toBe("failed");
    expect(judge("deleting", { replica: failed })).toBe("there");
    expect(judge("deleting", { replica: failed }, { state: "intended" })).toBe("not_started");
    const deleting = { ...failed, provisioningState: "Deleting" };
    expect(judge("deleting", { replica: deleting }, { state: "intended" })).toBe("running");
  });

  it.each(["deleting", "gone"] as const)(
    "takes a replica that was made later for somebody else's: %s",
    (step) => {
      const theirs = { ...failed, createdAt: "2026-11-20T10:00:30.000Z" };
      expect(judge(step, { replica: theirs })).toBe("replaced");
      expect(judge(step, { replica: { ...failed, createdAt: undefined } })).toBe("there");
    },
  );

  it("counts anew when the replica comes back", () => {
    expect(judge("gone", { replica: failed })).toBe("there");
    expect(judge("gone", {})).toBe("missing");
  });

  it("is that of a creation afterwards", () => {
    expect(judge("creating", { replica: { ...failed, provisioningState: "Creating" } })).toBeUndefined();
    expect(judge("creating", { replica: { ...failed, provisioningState: "Succeeded" } })).toBe("succeeded");
    expect(judge("creating", { replica: failed, canBePolled: false })).toBe("failed");
    expect(judge("creating", {}, { state: "intended" })).toBe("not_started");
    expect(judge("creating", { watchedMs: 59_999 }, { state: "intended" })).toBeUndefined();
  });
});

describe("a replica that is really gone", () => {
  it.each([
    [5, 20_000, true],
    [4, 60_000, false],
    [50, 19_999, false],
    [5, -1, false],
  ])("was not found by %i reads in a row over %i ms: %s", (reads, overMs, isGone) => {
    expect(isReallyGone(reads, STARTED, STARTED + overMs)).toBe(isGone);
  });

  it("was missed at least once", () => {
    expect(isReallyGone(5, undefined, STARTED)).toBe(false);
  });
});
