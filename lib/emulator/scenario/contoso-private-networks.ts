import type { PrivateEndpoint, Subnet } from "../state/model";

/** Where the static endpoint has addresses already: its own regions, and one more that was prepared for. */
const STATIC_REGIONS = ["eastus2", "centralus", "northeurope", "southeastasia", "australiaeast"];

/**
 * Three networks with a private endpoint each: one with room, one full, one with static addresses.
 *
 * A replica in Australia East passes the static endpoint and then fails on the full subnet; any other region
 * fails on the static endpoint first.
 */
export function contosoPrivateNetworks(
  registryId: string,
  group: string,
): { privateEndpoints: PrivateEndpoint[]; subnets: Subnet[] } {
  const subnetId = (network: string) =>
    `${group}/providers/Microsoft.Network/virtualNetworks/${network}/subnets/endpoints`;
  const endpoint = (name: string, network: string, mark: string, staticMembers: string[] = []) => ({
    id: `${group}/providers/Microsoft.Network/privateEndpoints/${name}`,
    registryId,
    connectionName: `contosoprivate.${mark.repeat(8)}`,
    description: "Auto-Approved",
    subnetId: subnetId(network),
    staticMembers,
  });
  return {
    privateEndpoints: [
      endpoint("pe-hub", "vnet-hub", "822b"),
      endpoint("pe-branch", "vnet-branch", "d3cf"),
      endpoint("pe-factory", "vnet-factory", "0787", [
        "registry",
        ...STATIC_REGIONS.map((region) => `registry_data_${region}`),
      ]),
    ],
    subnets: [
      { id: subnetId("vnet-hub"), addresses: 251, takenByOthers: 12 },
      // A /28 has 11 usable addresses; the endpoint takes 5 of them.
      { id: subnetId("vnet-branch"), addresses: 11, takenByOthers: 6 },
      { id: subnetId("vnet-factory"), addresses: 27, takenByOthers: 3 },
    ],
  };
}
