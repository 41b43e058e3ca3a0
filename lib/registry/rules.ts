import type { Registry } from "@/lib/azure/model";
import type { Refusal } from "@/lib/errors/refusal";

// https://learn.microsoft.com/azure/container-registry/container-registry-dedicated-data-endpoints
// A private endpoint switches data endpoints on, and they stay on as long as one exists.
export function whyNotSetDataEndpoints(
  registry: Pick<Registry, "tier" | "privateEndpointCount">,
  dataEndpointEnabled: boolean,
): Refusal | undefined {
  if (registry.tier.toLowerCase() !== "premium") return { kind: "not_premium", tier: registry.tier };
  if (!dataEndpointEnabled && registry.privateEndpointCount > 0) return { kind: "data_endpoints_locked_on" };
  return undefined;
}

export function whyNotSetRegionalEndpoints(registry: Pick<Registry, "tier">): Refusal | undefined {
  return registry.tier.toLowerCase() === "premium" ? undefined : { kind: "not_premium", tier: registry.tier };
}

export function whyNotUpgradeTier(registry: Pick<Registry, "tier">): Refusal | undefined {
  return registry.tier.toLowerCase() === "premium" ? { kind: "already_premium" } : undefined;
}
