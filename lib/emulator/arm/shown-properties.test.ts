import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ACR_API_VERSIONS } from "./api-versions";
import { isShown, shownProperties } from "./shown-properties";

describe("a property", () => {
  it.each([
    ["regionalEndpoints", "2025-11-01", false],
    ["regionalEndpoints", "2025-12-01-preview", false],
    ["regionalEndpoints", "2026-01-01-preview", true],
    ["regionalEndpointHostNames", "2026-09-01-preview", true],
    ["regionalEndpoints", "2026-11-01", false],
    ["roleAssignmentMode", "2025-04-01", false],
    ["roleAssignmentMode", "2025-11-01", true],
    ["roleAssignmentMode", "2025-03-01-preview", true],
    ["metadataSearch", "2025-11-01", false],
    ["metadataSearch", "2023-11-01-preview", true],
    ["regionEndpointEnabled", "2019-05-01", false],
    ["regionEndpointEnabled", "2021-09-01", true],
    ["zoneRedundancy", "2020-11-01-preview", true],
    ["loginServer", "2017-10-01", true],
  ])("%s at %s is shown: %s", (name, apiVersion, expected) => {
    expect(isShown(name, apiVersion)).toBe(expected);
  });

  it("once shown by a preview stays in later ones, and the order of keys is kept", () => {
    const names = ["loginServer", "dataEndpointEnabled", "regionalEndpoints", "metadataSearch"];
    const previews = ACR_API_VERSIONS.filter((version) => version.endsWith("-preview"));
    fc.assert(
      fc.property(fc.shuffledSubarray(names), fc.nat(previews.length - 2), (order, index) => {
        const all = Object.fromEntries(order.map((name) => [name, 1]));
        const earlier = Object.keys(shownProperties(all, previews[index] ?? ""));
        const later = Object.keys(shownProperties(all, previews[index + 1] ?? ""));
        expect(later.filter((name) => earlier.includes(name))).toEqual(earlier);
        expect(order.filter((name) => later.includes(name))).toEqual(later);
      }),
    );
  });
});
