import { describe, expect, it } from "vitest";
import { describeChange } from "./describe-change";

const ref = {
  subscriptionId: "11111111-1111-4111-8111-111111111111",
  resourceGroup: "rg (prod)",
  registryName: "contoso",
};
const id = `/subscriptions/${ref.subscriptionId}/resourceGroups/rg (prod)/providers/Microsoft.ContainerRegistry/registries/contoso`;
const where = `--resource-group 'rg (prod)' --subscription ${ref.subscriptionId}`;

describe("a change in words for the Azure CLI and ARM", () => {
  it("uses today's flag for global endpoint routing when a replica is added, and quotes tags for a shell", () => {
    const described = describeChange(ref, {
      kind: "replica.create",
      region: "japaneast",
      globalEndpointRouting: "excluded",
      tags: { owner: "it's us; rm -rf /", env: "prod" },
    });
    expect(described).toEqual({
      azCommand: `az acr replication create --registry contoso ${where} --location japaneast --global-endpoint-routing false --tags 'owner=it'\\''s us; rm -rf /' env=prod`,
      armRequest: {
        method: "PUT",
        path: `${id}/replications/japaneast?api-version=2025-11-01`,
        body: {
          location: "japaneast",
          properties: { regionEndpointEnabled: false },
          tags: { owner: "it's us; rm -rf /", env: "prod" },
        },
      },
    });
  });

  it("sends regional endpoints to the preview version that knows them", () => {
    expect(
      describeChange(ref, { kind: "registry.set-regional-endpoints", regionalEndpoints: "enabled" }),
    ).toEqual({
      azCommand: `az acr update --name contoso ${where} --regional-endpoints enabled`,
      armRequest: {
        method: "PATCH",
        path: `${id}?api-version=2026-01-01-preview`,
        body: { properties: { regionalEndpoints: "Enabled" } },
      },
    });
  });

  it.each([
    [{ kind: "replica.delete", replicaName: "eastus" }, "DELETE", "az acr replication delete"],
    [
      {
        kind: "replica.set-global-endpoint-routing",
        replicaName: "eastus",
        globalEndpointRouting: "included",
      },
      "PATCH",
      "--global-endpoint-routing true",
    ],
    [
      { kind: "registry.set-data-endpoints", dataEndpointEnabled: true },
      "PATCH",
      "--data-endpoint-enabled true",
    ],
    [{ kind: "registry.upgrade-tier" }, "PATCH", "--sku Premium"],
  ] as const)("describes %j", (change, method, words) => {
    const described = describeChange(ref, change);
    expect(described.armRequest.method).toBe(method);
    expect(described.azCommand).toContain(words);
    expect(described.azCommand).not.toContain("region-endpoint-enabled");
  });
});
