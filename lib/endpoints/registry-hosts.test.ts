import { describe, expect, it } from "vitest";
import { groupByRegion, hostNamesOfRegion, type RegistryHosts } from "./registry-hosts";

const HOSTS: RegistryHosts = {
  loginServer: "contoso.azurecr.io",
  regionalEndpointHostNames: ["contoso.westus.geo.azurecr.io", "contoso.eastus.geo.azurecr.io"],
  dataEndpointHostNames: ["contoso.westus.data.azurecr.io", "contoso.eastus.data.azurecr.io"],
};

describe("the host names that ARM gives", () => {
  it("are found by the region that they serve from", () => {
    expect(hostNamesOfRegion(HOSTS, "eastus")).toEqual([
      "contoso.eastus.geo.azurecr.io",
      "contoso.eastus.data.azurecr.io",
    ]);
    expect(hostNamesOfRegion(HOSTS, "eastus2")).toEqual([]);
  });

  it("are grouped by region, in ARM's order, without those that tell none", () => {
    const names = [...HOSTS.dataEndpointHostNames, ...HOSTS.regionalEndpointHostNames, HOSTS.loginServer];
    expect([...groupByRegion(names)]).toEqual([
      ["westus", ["contoso.westus.data.azurecr.io", "contoso.westus.geo.azurecr.io"]],
      ["eastus", ["contoso.eastus.data.azurecr.io", "contoso.eastus.geo.azurecr.io"]],
    ]);
  });
});
