import { describe, expect, it } from "vitest";
import { firewallLines } from "./firewall-lines";

describe("the lines for a client's firewall", () => {
  it("name the login server and every regional and data host once, sorted", () => {
    expect(
      firewallLines({
        loginServer: "contoso.azurecr.io",
        regionalEndpointHostNames: ["contoso.westus.geo.azurecr.io", "contoso.eastus.geo.azurecr.io"],
        dataEndpointHostNames: [
          "contoso.westus.data.azurecr.io",
          "contoso.eastus.data.azurecr.io",
          "contoso.westus.data.azurecr.io",
        ],
      }),
    ).toEqual([
      "contoso.azurecr.io",
      "contoso.eastus.geo.azurecr.io",
      "contoso.westus.geo.azurecr.io",
      "contoso.eastus.data.azurecr.io",
      "contoso.westus.data.azurecr.io",
    ]);
  });

  it.each([
    ["contoso.azurecr.io", "*.blob.core.windows.net"],
    ["contoso.azurecr.cn", "*.blob.core.chinacloudapi.cn"],
    ["contoso.azurecr.us", "*.blob.core.usgovcloudapi.net"],
  ])("of %s let the cloud's storage through while data endpoints are off", (loginServer, storage) => {
    const hosts = { loginServer, regionalEndpointHostNames: [], dataEndpointHostNames: [] };
    expect(firewallLines(hosts)).toEqual([loginServer, storage]);
  });

  it("guess no storage for a cloud that is not known", () => {
    const hosts = {
      loginServer: "contoso.azurecr.de",
      regionalEndpointHostNames: [],
      dataEndpointHostNames: [],
    };
    expect(firewallLines(hosts)).toEqual(["contoso.azurecr.de"]);
  });
});
