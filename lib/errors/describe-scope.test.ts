import { describe, expect, it } from "vitest";
import { describeScope } from "./describe-scope";

const GROUP = "/subscriptions/0a/resourceGroups/apps";
const REGISTRY = `${GROUP}/providers/Microsoft.ContainerRegistry/registries/contoso`;

describe("an ARM id in words", () => {
  it.each([
    [`${REGISTRY}/replications/eastus`, "the replica eastus of registry contoso"],
    [REGISTRY, "the registry contoso"],
    [REGISTRY.toUpperCase(), "the registry CONTOSO"],
    [GROUP, "the resource group apps"],
    ["/subscriptions/0a/", "the subscription 0a"],
    [`${GROUP}/providers/Microsoft.Network/virtualNetworks/hub`, "virtualNetworks hub"],
    ["not an id", "not an id"],
    ["", "the scope"],
  ])("%s", (id, words) => {
    expect(describeScope(id)).toBe(words);
  });
});
