import { describe, expect, it } from "vitest";
import { isConfirmedBy, whyNotAdd, whyNotDelete, whyNotExclude } from "./rules";

const premium = { tier: "Premium", homeRegion: "westus" };
const eastus = { name: "eastus", offersReplicas: true };

describe("adding a replica", () => {
  it("is allowed in a region that offers replicas and has none yet", () => {
    expect(whyNotAdd(premium, eastus, "eastus", [])).toBeUndefined();
  });

  it("needs the Premium tier, in any spelling", () => {
    expect(whyNotAdd({ ...premium, tier: "premium" }, eastus, "eastus", [])).toBeUndefined();
    expect(whyNotAdd({ ...premium, tier: "Basic" }, eastus, "eastus", [])).toEqual({
      kind: "not_premium",
      tier: "Basic",
    });
  });

  it("is refused at home and where a replica is, whatever its state", () => {
    expect(whyNotAdd(premium, { name: "westus", offersReplicas: true }, "westus", [])).toMatchObject({
      kind: "already_there",
    });
    const failed = [{ region: "eastus", provisioningState: "Failed" }];
    expect(whyNotAdd(premium, eastus, "eastus", failed)).toMatchObject({ kind: "already_there" });
  });

  it("is refused in a region that is unknown or not offered", () => {
    expect(whyNotAdd(premium, undefined, "moonbase", [])).toEqual({
      kind: "region_not_offered",
      region: "moonbase",
    });
    expect(whyNotAdd(premium, { ...eastus, offersReplicas: false }, "eastus", [])).toMatchObject({
      kind: "region_not_offered",
    });
  });
});

describe("deleting a replica", () => {
  it("is never offered for the home replica", () => {
    expect(whyNotDelete({ isHomeReplica: true })).toEqual({ kind: "home_replica" });
    expect(whyNotDelete({ isHomeReplica: false })).toBeUndefined();
  });

  it.each([
    ["West Europe", true],
    ["  west europe ", true],
    ["westeurope", true],
    ["", false],
    ["   ", false],
    ["West", false],
  ])("is confirmed by typing %j: %s", (typed, isConfirmed) => {
    expect(isConfirmedBy(typed, { name: "westeurope", displayName: "West Europe" })).toBe(isConfirmed);
  });
});

describe("taking a replica out of routing", () => {
  const routed = (name: string, provisioningState = "Succeeded") => ({
    name,
    globalEndpointRouting: "included" as const,
    provisioningState,
  });

  it("is allowed while another one keeps serving", () => {
    expect(whyNotExclude(routed("eastus"), [routed("eastus"), routed("westus")])).toBeUndefined();
  });

  it("is refused when it would leave none, and one on its way out or failed does not count", () => {
    const excluded = { ...routed("westus"), globalEndpointRouting: "excluded" as const };
    for (const other of [excluded, routed("westus", "Deleting"), routed("westus", "Failed")]) {
      expect(whyNotExclude(routed("eastus"), [routed("EASTUS"), other])).toEqual({
        kind: "last_routed_replica",
      });
    }
  });
});
