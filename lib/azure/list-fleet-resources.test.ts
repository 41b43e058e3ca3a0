import { describe, expect, it } from "vitest";
import { startEmulator } from "@/lib/emulator/server";
import { aLocalArm } from "./fixtures/local-arm";
import { listFleetResources } from "./list-fleet-resources";
import { listRegistryResources } from "./list-registry-resources";
import { listReplicaResources } from "./list-replica-resources";
import { listSubscriptions } from "./list-subscriptions";

const arm = aLocalArm(() =>
  startEmulator({ scenario: "fleet:300", settings: { resourceGraphLagSeconds: 0 } }),
);

describe("the resources of a fleet", () => {
  it.each(["owner", "reader", "group"])("are those that ARM lists to the %s too", async (person) => {
    const caller = arm.caller(person);
    const ids = (await listSubscriptions(caller)).map(({ subscriptionId }) => subscriptionId);
    const fleet = await listFleetResources(caller, ids);
    const registries = (await Promise.all(ids.map((id) => listRegistryResources(caller, id)))).flat();
    const replicas = (await Promise.all(ids.map((id) => listReplicaResources(caller, id)))).flat();

    expect(fleet.isWhole).toBe(true);
    const byId = <Item extends { id: string }>(items: readonly Item[]) =>
      [...items].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId(fleet.registries)).toEqual(byId(registries));
    const places = (items: readonly { registryId: string; name: string; region: string }[]) =>
      items.map(({ registryId, name, region }) => `${registryId} ${name} ${region}`).sort();
    expect(places(fleet.replicas)).toEqual(places(replicas));
  });

  it("come with the state and the routing of each replica", async () => {
    const caller = arm.caller("owner");
    const ids = (await listSubscriptions(caller)).map(({ subscriptionId }) => subscriptionId);
    const { replicas } = await listFleetResources(caller, ids);
    const states = new Set(
      replicas.map(({ provisioningState, displayStatus }) => `${provisioningState} ${displayStatus}`),
    );
    expect([...states].sort()).toEqual([
      "Creating undefined",
      "Failed undefined",
      "Succeeded Ready",
      "Succeeded Syncing",
    ]);
    const routings = new Set(replicas.map(({ globalEndpointRouting }) => globalEndpointRouting));
    expect([...routings].sort()).toEqual(["excluded", "included"]);
  });
});
