import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatRegistryId,
  parentRegistryId,
  parseRegistryId,
  parseRegistryRef,
  subscriptionOf,
} from "./resource-id";

const SUBSCRIPTION = "11111111-1111-4111-8111-111111111111";

describe("a registry's ARM id", () => {
  it("is read in any case of its fixed words and written back as it was named", () => {
    const ref = parseRegistryId(
      `/SUBSCRIPTIONS/${SUBSCRIPTION}/resourcegroups/RG.one/providers/microsoft.containerregistry/Registries/ContosoDev`,
    );
    expect(ref).toEqual({
      subscriptionId: SUBSCRIPTION,
      resourceGroup: "RG.one",
      registryName: "ContosoDev",
    });
    expect(ref && parseRegistryId(formatRegistryId(ref))).toEqual(ref);
  });

  it.each([
    ["../..", "rg", "contoso"],
    [SUBSCRIPTION, "rg/../../x", "contoso"],
    [SUBSCRIPTION, "ends.", "contoso"],
    [SUBSCRIPTION, "rg", "a?b=c"],
    [SUBSCRIPTION, "rg", "abcd"],
    [SUBSCRIPTION, "rg", "with-hyphen"],
    [SUBSCRIPTION, "rg%2F", "contoso"],
    [SUBSCRIPTION, "", "contoso"],
  ])("is refused when its parts could lead elsewhere: %s %s %s", (subscription, group, name) => {
    expect(parseRegistryRef(subscription, group, name)).toBeUndefined();
  });

  it("is never made from anything that is not one", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseRegistryId(text)).toBeUndefined();
      }),
    );
  });

  it("is what a replication's id begins with", () => {
    expect(parentRegistryId("/a/registries/contoso/replications/eastus")).toBe("/a/registries/contoso");
  });
});

describe("the subscription of an address at ARM", () => {
  it.each([
    ["/subscriptions/abc", "abc"],
    ["/SUBSCRIPTIONS/aBc/locations", "aBc"],
    ["/subscriptions", undefined],
    ["/subscriptions/", undefined],
    ["/providers/Microsoft.ContainerRegistry", undefined],
    ["/providers/x/subscriptions/abc", undefined],
  ])("of %s is %s", (path, subscription) => {
    expect(subscriptionOf(path)).toBe(subscription);
  });
});
