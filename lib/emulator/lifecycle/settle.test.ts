import { describe, expect, it } from "vitest";
import { aState, theRegistry } from "../state/a-state";
import type { EmulatorState, Registry, Replication } from "../state/model";
import { findReplication, registryIdOf } from "../state/resource-ids";
import { readyReplication } from "../state/new-resources";
import type { CreationEnding } from "./creation-ending";
import { unschedule } from "./schedule";
import { settle } from "./settle";
import { startCreation } from "./start-creation";

function begin(registryName: string, ending: CreationEnding = { type: "created" }) {
  const state = aState();
  const registry = theRegistry(state, registryName);
  const replication: Replication = {
    ...readyReplication("japaneast", "owner@contoso.com", "2026-01-01T00:00:00"),
    provisioningState: "Creating",
    displayStatus: null,
  };
  registry.replications.push(replication);
  const operation = startCreation(state, registry, replication, 0, ending);
  return { state, registry, operation };
}

function seen(state: EmulatorState, registry: Registry, wallMs: number): string | undefined {
  settle(state, wallMs);
  const replication = findReplication(registry, "japaneast");
  return replication && `${replication.provisioningState} ${replication.displayStatus ?? "-"}`;
}

const ERROR = { code: "Broken", message: "It broke." };

describe("a new replica", () => {
  it("goes from Creating over Succeeded and Syncing to Ready", () => {
    const { state, registry, operation } = begin("contoso");
    expect(seen(state, registry, 10_000)).toBe("Creating -");
    expect(seen(state, registry, 13_100)).toBe("Succeeded Syncing");
    expect(operation.status).toBe("Succeeded");
    expect(seen(state, registry, 28_000)).toBe("Succeeded Syncing");
    expect(seen(state, registry, 36_000)).toBe("Succeeded Ready");
  });

  it("reaches the end in one advance as well", () => {
    const { state, registry } = begin("contoso");
    expect(seen(state, registry, 3_600_000)).toBe("Succeeded Ready");
    expect(state.events).toEqual([]);
  });

  it("takes longer to sync when it is the first one", () => {
    const first = begin("contosoeu");
    const later = begin("contoso");
    expect(seen(later.state, later.registry, 35_500)).toBe("Succeeded Ready");
    expect(seen(first.state, first.registry, 35_500)).toBe("Succeeded Syncing");
  });

  it("brings the home replication along, made by the service, when it is the first one", () => {
    const { state, registry } = begin("contosoeu");
    settle(state, 3_000);
    expect(registry.replications.map((one) => one.name)).toEqual(["japaneast"]);
    settle(state, 4_000);
    const home = findReplication(registry, "northeurope");
    expect(home?.systemData).toMatchObject({
      createdBy: "6a0ec4d3-30cb-4a83-91c0-ae56bc0e3d26",
      createdByType: "Application",
    });
    expect(home?.statusTimestamp.localeCompare(home.systemData.createdAt)).toBe(-1);
  });

  it("ends as Failed, with its operation, when it has to fail", () => {
    const { state, registry, operation } = begin("contoso", { type: "failed", error: ERROR });
    expect(seen(state, registry, 60_000)).toBe("Failed -");
    expect(operation).toMatchObject({ status: "Failed", error: ERROR });
  });

  it("disappears when it is rolled back", () => {
    const { state, registry, operation } = begin("contoso", { type: "vanished", error: ERROR });
    expect(seen(state, registry, 7_000)).toBe("Creating -");
    expect(seen(state, registry, 9_000)).toBeUndefined();
    expect(operation.status).toBe("Failed");
  });

  it("stays behind as Failed when a lock stops the rollback", () => {
    const { state, registry } = begin("contosolocked", { type: "vanished", error: ERROR });
    expect(seen(state, registry, 9_000)).toBe("Failed -");
  });

  it("can be stuck for good", () => {
    const { state, registry, operation } = begin("contoso", { type: "stuck" });
    expect(seen(state, registry, 1e9)).toBe("Creating -");
    expect(operation.status).toBe("Creating");
  });

  it("does not come back to life when something else happens to it", () => {
    const { state, registry } = begin("contoso");
    unschedule(state, registryIdOf(registry).toUpperCase(), "JapanEast");
    expect(seen(state, registry, 1e9)).toBe("Creating -");
  });
});

describe("time stamps of what happens", () => {
  it("say when it happened, not when somebody looked", () => {
    const { state, registry } = begin("contoso");
    settle(state, 3_600_000);
    const stamp = findReplication(registry, "japaneast")?.statusTimestamp ?? "";
    expect(stamp >= "1970-01-01T00:00:29" && stamp < "1970-01-01T00:00:36").toBe(true);
  });
});
