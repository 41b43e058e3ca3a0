import { describe, expect, it } from "vitest";
import { isReplicaRegion } from "../catalogue/regions";
import { aState, theRegistry } from "../state/a-state";
import { EmulatorState } from "../state/model";
import { initialState } from "./initial-state";
import { CONTOSO_SUBSCRIPTION } from "./people";

const outline = (name: string) => {
  const registry = theRegistry(aState(), name);
  const regions = registry.replications.map((one) => one.location);
  return `${registry.skuName} ${registry.location}: ${regions.join(" ")}`;
};

describe("the scenario contoso", () => {
  it.each([
    ["contoso", "Premium westus: eastus canadacentral westeurope westus"],
    ["contosodev", "Basic eastus: "],
    ["contosoeu", "Premium northeurope: "],
    ["contosolocked", "Premium westus: eastus westus"],
    ["contosopolicy", "Premium westeurope: "],
    ["contosoprivate", "Premium eastus2: centralus northeurope southeastasia eastus2"],
  ])("holds %s as %s", (name, expected) => {
    expect(outline(name)).toBe(expected);
  });

  it("holds a second registry of the same name in another tenant, with a label of its own", () => {
    const named = aState().registries.filter((one) => one.name === "contoso");
    expect(new Set(named.map((one) => one.subscriptionId)).size).toBe(2);
    expect(new Set(named.map((one) => one.loginServer)).size).toBe(2);
  });

  it("places everything where replicas may be", () => {
    const { registries, policyAssignments } = aState();
    const used = registries.flatMap((one) => [one.location, ...one.replications.map((two) => two.location)]);
    const allowed = policyAssignments.flatMap((one) => one.allowedLocations);
    expect([...used, ...allowed].filter((region) => !isReplicaRegion(region))).toEqual([]);
  });

  it("is the same every time, and one run does not leak into the next", () => {
    const first = aState();
    theRegistry(first, "contoso").replications.pop();
    first.people.pop();
    expect(aState()).not.toEqual(first);
    expect(aState()).toEqual(aState());
  });
});

describe("every scenario", () => {
  it.each(["contoso", "empty"])("%s is a state that can be saved and read", (scenario) => {
    const state = initialState({ scenario, seed: 1, speed: 1, wallNowMs: 0, signingKey: {} });
    expect(EmulatorState.parse(JSON.parse(JSON.stringify(state)))).toEqual(state);
  });

  it("can begin in another subscription, with everything in it and every right on it", () => {
    const subscriptionId = "0b1d6f0e-52a7-4b7e-9c58-3f1f0a6d2c44";
    const beginning = { scenario: "contoso", seed: 1, speed: 1, wallNowMs: 0, signingKey: {} };
    const own = JSON.stringify(initialState(beginning));
    const moved = JSON.stringify(initialState({ ...beginning, subscriptionId }));
    expect(moved).toContain(subscriptionId);
    expect(moved.replaceAll(subscriptionId, CONTOSO_SUBSCRIPTION)).toBe(own);
    expect(moved).not.toContain(CONTOSO_SUBSCRIPTION);
  });

  it("must be a known one", () => {
    expect(() => initialState({ scenario: "nope", seed: 1, speed: 1, wallNowMs: 0, signingKey: {} })).toThrow(
      'There is no scenario "nope"; there are contoso, empty or fleet:N with N from 1 to 10000, such as fleet:1000.',
    );
  });
});
