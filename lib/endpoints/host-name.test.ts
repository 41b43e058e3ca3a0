import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatRegistryHost, parseRegistryHost, regionOfHostName } from "./host-name";

const dnsLabel = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?$/);
const region = fc.stringMatching(/^[a-z]{3,12}[0-9]?$/);
const cloudSuffix = fc.constantFrom("azurecr.io", "azurecr.cn", "azurecr.us", "registry.example.net");

describe("host names of a registry", () => {
  it.each([
    ["contoso.westus.geo.azurecr.io", "westus"],
    ["contoso.westus.data.azurecr.io", "westus"],
    ["Contoso.WestUS.Geo.azurecr.io", "westus"],
    ["contoso-ecgsaygvagauhtc0.eastus.geo.azurecr.io", "eastus"],
    ["contoso.chinaeast2.data.azurecr.cn", "chinaeast2"],
    ["contoso.usgovvirginia.geo.azurecr.us", "usgovvirginia"],
  ])("tell the region of %s", (hostName, expected) => {
    expect(regionOfHostName(hostName)).toBe(expected);
  });

  it.each([
    "contoso.azurecr.io",
    "contoso.azurecr.cn",
    "geo.azurecr.io",
    "data.azurecr.us",
    "contoso",
    "",
    "a..b.c",
  ])("tell no region for %j", (hostName) => {
    expect(regionOfHostName(hostName)).toBeUndefined();
  });

  it("are read and written the same way, whatever the label, the region and the cloud", () => {
    fc.assert(
      fc.property(
        dnsLabel,
        region,
        cloudSuffix,
        fc.constantFrom("regional", "data"),
        (label, at, suffix, kind) => {
          const host = { kind, label, region: at, cloudSuffix: suffix } as const;
          expect(parseRegistryHost(formatRegistryHost(host))).toEqual(host);
          const login = { kind: "global", label, cloudSuffix: suffix } as const;
          expect(parseRegistryHost(formatRegistryHost(login))).toEqual(login);
        },
      ),
    );
  });

  it("are never made of what is not a host name", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const host = parseRegistryHost(text);
        if (host) expect(formatRegistryHost(host)).toBe(text.trim().toLowerCase());
      }),
    );
    for (const text of [
      "http://contoso.azurecr.io",
      "contoso.azurecr.io/v2",
      "a b.azurecr.io",
      "-a.azurecr.io",
    ]) {
      expect(parseRegistryHost(text)).toBeUndefined();
    }
  });
});
