import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseRegionName, regionNameResolver } from "./region-name";

describe("region names", () => {
  it("lose their spaces and capitals", () => {
    expect(normaliseRegionName(" West US 2 ")).toBe("westus2");
  });

  it("stay as they are once normal", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const once = normaliseRegionName(text);
        expect(normaliseRegionName(once)).toBe(once);
      }),
    );
  });

  it("are looked up in the subscription's locations before they are guessed", () => {
    const resolve = regionNameResolver([{ name: "usgovvirginia", displayName: "USGov Virginia (East)" }]);
    expect(resolve("USGov Virginia (East)")).toBe("usgovvirginia");
    expect(resolve("USGov Texas")).toBe("usgovtexas");
    expect(resolve("UsGovVirginia")).toBe("usgovvirginia");
  });
});
