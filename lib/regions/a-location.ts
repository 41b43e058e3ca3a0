import type { SubscriptionLocation } from "./region";

export function aLocation(change: Partial<SubscriptionLocation> = {}): SubscriptionLocation {
  return {
    name: "westeurope",
    displayName: "West Europe",
    regionType: "Physical",
    geography: "Europe",
    geographyGroup: "Europe",
    physicalLocation: "Netherlands",
    latitude: "52.3667",
    longitude: "4.9",
    pairedRegions: ["northeurope"],
    zoneCount: 3,
    ...change,
  };
}
