import { describe, expect, it } from "vitest";
import { aState, addReadyReplica, theRegistry } from "../state/a-state";
import { privateNetworkEnding } from "./private-networks";

describe("a replica of a registry with private endpoints", () => {
  it("is not held up when there are none", () => {
    const state = aState();
    expect(privateNetworkEnding(state, theRegistry(state, "contoso"), "japaneast")).toBeUndefined();
  });

  it("fails when an endpoint has static addresses and none for it", () => {
    const state = aState();
    const ending = privateNetworkEnding(state, theRegistry(state, "contosoprivate"), "japaneast");
    expect(ending?.type).toBe("failed");
    expect(JSON.stringify(ending)).toContain("MemberName: registry_data_japaneast, IpVersion: IPv4");
  });

  it("vanishes when a subnet is full", () => {
    const state = aState();
    const ending = privateNetworkEnding(state, theRegistry(state, "contosoprivate"), "australiaeast");
    expect(ending?.type).toBe("vanished");
  });

  it("fits once the subnet has an address to spare, and not with regional endpoints, which take two", () => {
    const state = aState();
    const registry = theRegistry(state, "contosoprivate");
    for (const subnet of state.subnets) subnet.addresses += 1;
    expect(privateNetworkEnding(state, registry, "australiaeast")).toBeUndefined();
    for (const endpoint of state.privateEndpoints) endpoint.staticMembers = [];
    registry.regionalEndpoints = "Enabled";
    expect(privateNetworkEnding(state, registry, "australiaeast")?.type).toBe("vanished");
  });

  it("takes an address away from the next one", () => {
    const state = aState();
    const registry = theRegistry(state, "contosoprivate");
    for (const subnet of state.subnets) subnet.addresses += 1;
    addReadyReplica(registry, "australiaeast");
    for (const endpoint of state.privateEndpoints) endpoint.staticMembers = [];
    expect(privateNetworkEnding(state, registry, "japaneast")?.type).toBe("vanished");
  });
});
