import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { regionOfHostName } from "./host-name";
import { predictHostName, predictReplicaHostNames } from "./predict-host-name";

const hosts = (loginServer: string, regional: string[] = [], data: string[] = []) => ({
  loginServer,
  regionalEndpointHostNames: regional,
  dataEndpointHostNames: data,
});

describe("predicting the host names of a new replica", () => {
  it("follows the login server, domain name label included", () => {
    const labelled = hosts("contoso-ecgsaygvagauhtc0.azurecr.io");
    expect(predictHostName(labelled, "regional", "eastus")).toBe(
      "contoso-ecgsaygvagauhtc0.eastus.geo.azurecr.io",
    );
    expect(predictHostName(labelled, "data", "eastus")).toBe(
      "contoso-ecgsaygvagauhtc0.eastus.data.azurecr.io",
    );
  });

  it("follows a name that ARM has already given before the login server", () => {
    const moved = hosts("contoso.azurecr.io", ["contoso-x1.westus.geo.azurecr-new.io"]);
    expect(predictHostName(moved, "regional", "eastus")).toBe("contoso-x1.eastus.geo.azurecr-new.io");
    expect(predictHostName(moved, "data", "eastus")).toBe("contoso.eastus.data.azurecr.io");
  });

  it.each([
    ["contoso.azurecr.cn", "chinanorth3", "contoso.chinanorth3.geo.azurecr.cn"],
    ["contoso.azurecr.us", "usgovtexas", "contoso.usgovtexas.geo.azurecr.us"],
  ])("keeps to the cloud of %s", (loginServer, region, expected) => {
    expect(predictHostName(hosts(loginServer), "regional", region)).toBe(expected);
  });

  it("gives nothing when the login server cannot be read", () => {
    expect(predictHostName(hosts(""), "data", "eastus")).toBeUndefined();
  });

  it.each([
    [{ regionalEndpoints: false, dataEndpoints: false }, []],
    [{ regionalEndpoints: true, dataEndpoints: false }, ["contoso.eastus.geo.azurecr.io"]],
    [{ regionalEndpoints: false, dataEndpoints: true }, ["contoso.eastus.data.azurecr.io"]],
    [
      { regionalEndpoints: true, dataEndpoints: true },
      ["contoso.eastus.geo.azurecr.io", "contoso.eastus.data.azurecr.io"],
    ],
  ])("names the hosts that come with the switches %j", (switches, expected) => {
    expect(predictReplicaHostNames(hosts("contoso.azurecr.io"), "eastus", switches)).toEqual(expected);
  });

  it("always predicts a name of the region that was asked for", () => {
    const label = fc.stringMatching(/^[a-z][a-z0-9]{4,20}(-[a-z0-9]{16})?$/);
    const region = fc.stringMatching(/^[a-z]{4,12}[0-9]?$/);
    const suffix = fc.constantFrom("azurecr.io", "azurecr.cn", "azurecr.us");
    fc.assert(
      fc.property(
        label,
        region,
        region,
        suffix,
        fc.constantFrom("regional", "data"),
        (name, home, added, cloud, kind) => {
          const known = hosts(
            `${name}.${cloud}`,
            [`${name}.${home}.geo.${cloud}`],
            [`${name}.${home}.data.${cloud}`],
          );
          expect(regionOfHostName(predictHostName(known, kind, added) ?? "")).toBe(added);
          expect(predictHostName(known, kind, added)).toBe(
            predictHostName(hosts(`${name}.${cloud}`), kind, added),
          );
        },
      ),
    );
  });
});
