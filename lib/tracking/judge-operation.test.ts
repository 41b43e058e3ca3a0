import { aReplica as anyReplica } from "@/lib/azure/fixtures/a-replica";
import { describe, expect, it } from "vitest";
import type { Replica } from "@/lib/azure/model";
import type { Operation, OperationKind, OperationState } from "@/lib/operations/model";
import { judgeOperation, NO_TRACE_AFTER_MS, READS_WITHOUT_TRACE_MS, type Sight } from "./judge-operation";

const STARTED = Date.parse("2026-11-20T10:00:00.000Z");

function anOperation(kind: OperationKind, state: OperationState = "running"): Operation {
  return {
    operationId: "op-1",
    kind,
    state,
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
}

function aReplica(provisioningState: string, part: Partial<Replica> = {}): Replica {
  return anyReplica("japaneast", { provisioningState, syncStatus: undefined, ...part });
}

function aSight(part: Partial<Sight>): Sight {
  return {
    replica: undefined,
    looksWithoutReplica: 0,
    watchedMs: READS_WITHOUT_TRACE_MS,
    poll: undefined,
    canBePolled: true,
    ...part,
  };
}

const soon = STARTED + 5_000;
const late = STARTED + NO_TRACE_AFTER_MS + 1;
const failedPoll = { status: "failed", azureCode: "X", message: "Subnet is full." } as const;

describe("the creation of a replica", () => {
  const create = anOperation("replica.create");

  it("has succeeded once the replica itself says so, whatever it still has to copy", () => {
    const sight = aSight({ replica: aReplica("Succeeded") });
    expect(judgeOperation(create, undefined, sight, soon)).toEqual({ state: "succeeded" });
  });

  it("goes on while the replica is creating", () => {
    expect(
      judgeOperation(create, undefined, aSight({ replica: aReplica("Creating") }), late),
    ).toBeUndefined();
  });

  it("waits for the operation's own words before it is told as failed", () => {
    const replica = aReplica("Failed");
    expect(judgeOperation(create, undefined, aSight({ replica }), soon)).toBeUndefined();
    expect(judgeOperation(create, undefined, aSight({ replica, poll: failedPoll }), soon)).toEqual({
      state: "failed",
      failure: "Subnet is full.",
    });
    expect(judgeOperation(create, undefined, aSight({ replica, canBePolled: false }), soon)).toMatchObject({
      state: "failed",
    });
  });

  it("is told as rolled back when the replica stays away and the operation has no more to say", () => {
    const poll = { status: "cannot_tell", reason: "403" } as const;
    expect(judgeOperation(create, undefined, aSight({ looksWithoutReplica: 2, poll }), soon)).toBeUndefined();
    expect(judgeOperation(create, undefined, aSight({ looksWithoutReplica: 3, poll }), soon)).toMatchObject({
      state: "failed",
      failure: expect.stringContaining("rolled it back") as string,
    });
  });

  it("is not told as rolled back while the operation still runs", () => {
    const poll = { status: "running", pollerState: "p", retryAfterSeconds: 10 } as const;
    expect(judgeOperation(create, undefined, aSight({ looksWithoutReplica: 9, poll }), late)).toBeUndefined();
  });

  it("whose answer was lost counts as running once the replica shows up", () => {
    const intended = anOperation("replica.create", "intended");
    const sight = aSight({ replica: aReplica("Creating"), canBePolled: false });
    expect(judgeOperation(intended, undefined, sight, soon)).toEqual({ state: "running" });
  });

  it("whose answer was lost is given up only after a time in which Azure shows nothing", () => {
    const intended = anOperation("replica.create", "intended");
    const sight = aSight({ looksWithoutReplica: 50, canBePolled: false });
    expect(judgeOperation(intended, undefined, sight, soon)).toBeUndefined();
    expect(judgeOperation(intended, undefined, sight, late)).toMatchObject({ state: "not_started" });
  });
});

describe("the deletion of a replica", () => {
  const remove = anOperation("replica.delete");

  it("has succeeded once a GET by id finds nothing, also when its poll was refused", () => {
    const poll = { status: "cannot_tell", reason: "403" } as const;
    expect(judgeOperation(remove, undefined, aSight({ looksWithoutReplica: 1, poll }), soon)).toEqual({
      state: "succeeded",
    });
  });

  it("goes on while the replica is there, also when it was a failed one", () => {
    for (const word of ["Deleting", "Succeeded", "Failed"]) {
      expect(judgeOperation(remove, undefined, aSight({ replica: aReplica(word) }), late)).toBeUndefined();
    }
  });

  it("whose answer was lost is given up when the replica lives on untouched", () => {
    const intended = anOperation("replica.delete", "intended");
    const sight = aSight({ replica: aReplica("Succeeded"), canBePolled: false });
    expect(judgeOperation(intended, undefined, sight, late)).toMatchObject({ state: "not_started" });
  });

  it("is told as failed when Azure called it done long ago and the replica is still there", () => {
    const sight = aSight({ replica: aReplica("Succeeded"), poll: { status: "succeeded" } });
    expect(judgeOperation(remove, undefined, sight, STARTED + 11 * 60_000)).toMatchObject({
      state: "failed",
    });
  });
});

describe("a change of global endpoint routing", () => {
  const change = anOperation("replica.set-global-endpoint-routing");

  it("has succeeded once the replica shows the wanted routing and is settled", () => {
    const updating = aReplica("Updating", { globalEndpointRouting: "excluded" });
    const settled = aReplica("Succeeded", { globalEndpointRouting: "excluded" });
    expect(judgeOperation(change, "excluded", aSight({ replica: updating }), soon)).toBeUndefined();
    expect(judgeOperation(change, "excluded", aSight({ replica: settled }), soon)).toEqual({
      state: "succeeded",
    });
  });

  it("has failed when the replica is gone", () => {
    expect(judgeOperation(change, "excluded", aSight({}), soon)).toMatchObject({ state: "failed" });
  });
});
