import { describe, expect, it } from "vitest";
import type { Operation } from "@/lib/operations/model";
import {
  byRegistry,
  type Confirmation,
  confirmationKey,
  replicasToConfirm,
  stillCounting,
  withConfirmations,
} from "./confirmations";
import type { SeenRegistry, SeenReplica } from "./seen";
import { rowOf } from "./seen";
import { aRow } from "./fixtures/a-row";

function seen(name: string, provisioningState = "Succeeded", displayStatus = "Ready"): SeenReplica {
  return {
    name,
    region: name,
    provisioningState,
    syncStatus: { displayStatus, message: undefined, changedAt: undefined },
    globalEndpointRouting: "included",
  };
}

const unread = (name: string): SeenReplica => ({ ...seen(name), provisioningState: undefined });
const registry = (...replicas: SeenReplica[]): SeenRegistry => ({ ...aRow("contoso"), replicas });
const { id } = aRow("contoso");

function operation(part: Partial<Operation>): Operation {
  return {
    operationId: "o",
    kind: "replica.create",
    state: "running",
    registryId: id.toUpperCase(),
    replicaName: "japaneast",
    replicaRegion: "japaneast",
    actor: "Kim",
    requestedAt: "2026-11-20T08:00:00.000Z",
    settledAt: undefined,
    failure: undefined,
    correlationId: undefined,
    waitingSince: undefined,
    ...part,
  };
}

const read = (name: string, replica: SeenReplica | undefined, readAtMs = 1): [string, Confirmation] => [
  confirmationKey(id, name),
  { readAtMs, replica },
];
const chosen = (
  registries: SeenRegistry[],
  operations: Operation[],
  confirmations: [string, Confirmation][] = [],
  most = 9,
) =>
  replicasToConfirm(registries, operations, new Map(confirmations), most).map(
    ({ replicaName }) => replicaName,
  );

describe("what is read by id", () => {
  it("is what changes, and nothing that is at rest or not known", () => {
    const all = registry(
      seen("ready"),
      seen("syncing", "Succeeded", "Syncing"),
      seen("creating", "Creating"),
      seen("updating", "Updating"),
      seen("failed", "Failed"),
      unread("unread"),
    );
    expect(chosen([all], [])).toEqual(["syncing", "creating", "updating"]);
  });

  it("begins with what has an operation of ours, also before Resource Graph has heard of it", () => {
    const all = registry(seen("syncing", "Succeeded", "Syncing"));
    expect(chosen([all], [operation({})])).toEqual(["japaneast", "syncing"]);
    expect(chosen([], [operation({})])).toEqual([]);
  });

  it("is read once more after the operation's end, and then no more", () => {
    const ended = operation({ settledAt: new Date(5_000).toISOString(), state: "succeeded" });
    expect(chosen([registry()], [ended], [read("japaneast", undefined, 4_000)])).toEqual(["japaneast"]);
    expect(chosen([registry()], [ended], [read("japaneast", undefined, 6_000)])).toEqual([]);
  });

  it("is what Resource Graph tells otherwise than the last read, until they agree", () => {
    const told = registry(seen("eastus", "Failed"), seen("ukwest", "Creating"), seen("northeurope"));
    const confirmations = [
      read("eastus", seen("eastus", "Succeeded"), 2),
      read("ukwest", seen("ukwest"), 3),
      read("northeurope", seen("northeurope"), 1),
      read("japaneast", seen("japaneast"), 4),
      read("westus", undefined, 5),
    ];
    expect(chosen([told], [], confirmations)).toEqual(["eastus", "ukwest", "japaneast"]);
  });

  it("is not what a list tells, which knows no states", () => {
    const told = registry(unread("eastus"));
    expect(chosen([told], [], [read("eastus", seen("eastus", "Failed"))])).toEqual([]);
  });

  it("takes turns when there is too much of it", () => {
    const all = registry(seen("a", "Creating"), seen("b", "Creating"), seen("c", "Creating"));
    const confirmations = [read("a", seen("a", "Creating"), 7), read("c", seen("c", "Creating"), 3)];
    expect(chosen([all], [], confirmations, 2)).toEqual(["b", "c"]);
  });
});

describe("what was read by id", () => {
  const shown = (all: SeenRegistry, confirmations: [string, Confirmation][]) =>
    withConfirmations(all, byRegistry(new Map(confirmations))).replicas.map(
      (replica) => `${replica.name} ${replica.provisioningState ?? "-"}`,
    );

  it("counts for more than Resource Graph: states, what is new, and what is gone", () => {
    const all = registry(seen("eastus", "Creating"), seen("westeurope", "Deleting"), seen("ukwest"));
    const confirmations = [
      read("EastUS", seen("eastus", "Succeeded")),
      read("westeurope", undefined),
      read("japaneast", seen("japaneast", "Creating")),
    ];
    expect(shown(all, confirmations)).toEqual(["ukwest Succeeded", "eastus Succeeded", "japaneast Creating"]);
  });

  it("counts for five minutes", () => {
    const all = new Map([read("eastus", undefined, 0)]);
    expect(stillCounting(all, 299_999).size).toBe(1);
    expect(stillCounting(all, 300_000).size).toBe(0);
  });
});

describe("the row of a registry", () => {
  const statesOf = (all: SeenRegistry, open: Operation[] = []) =>
    rowOf(all, open).replicas.map(({ region, state }) => `${region} ${state ?? "-"}`);

  it("has a home, also without a replication of its own, each region once and by its worst replica", () => {
    expect(statesOf(registry())).toEqual(["westus ready"]);
    const twice = registry(seen("westus"), seen("eastus"), { ...seen("second", "Failed"), region: "eastus" });
    expect(statesOf(twice)).toEqual(["eastus failed", "westus ready"]);
  });

  it("shows our own open changes before Azure does", () => {
    const open = [operation({}), operation({ kind: "replica.delete", replicaName: "EASTUS" })];
    expect(statesOf(registry(seen("eastus")), open)).toEqual([
      "eastus deleting",
      "japaneast creating",
      "westus ready",
    ]);
  });

  it("never shows a state that nobody has read", () => {
    expect(statesOf(registry(unread("eastus")))).toEqual(["eastus -", "westus ready"]);
  });
});
