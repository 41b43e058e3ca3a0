import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isReplicaRegion } from "../catalogue/regions";
import { isAllowed } from "../rbac/scope-rights";
import { EmulatorState } from "../state/model";
import { registryIdOf } from "../state/resource-ids";
import { initialState } from "./initial-state";
import { OBJECT_IDS } from "./people";

const READ = "Microsoft.ContainerRegistry/registries/read";
const CREATION = "Creating null";

function aFleet(size: number, seed = 1): EmulatorState {
  return initialState({ scenario: `fleet:${String(size)}`, seed, speed: 1, wallNowMs: 0, signingKey: {} });
}

const thousand = aFleet(1000);
const replications = thousand.registries.flatMap((one) => one.replications);
const distinct = (values: readonly string[]) => new Set(values).size;

describe("the scenario fleet:N", () => {
  it("has as many registries as asked for, each with a name and a login server of its own", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), (size, seed) => {
        const { registries } = aFleet(size, seed);
        expect(registries).toHaveLength(size);
        expect(distinct(registries.map((one) => one.name.toLowerCase()))).toBe(size);
        expect(distinct(registries.map((one) => one.loginServer))).toBe(size);
        expect(registries.filter((one) => !/^[a-z0-9]{5,50}$/.test(one.name))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it("is the same for the same seed, and another one for another seed", () => {
    expect(aFleet(50, 7)).toEqual(aFleet(50, 7));
    expect(aFleet(50, 7).registries).not.toEqual(aFleet(50, 8).registries);
  });

  it("spreads over several subscriptions, groups and home regions", () => {
    expect(distinct(thousand.registries.map((one) => one.subscriptionId))).toBeGreaterThan(5);
    expect(
      distinct(thousand.registries.map((one) => `${one.subscriptionId}/${one.resourceGroup}`)),
    ).toBeGreaterThan(20);
    expect(distinct(thousand.registries.map((one) => one.location))).toBeGreaterThan(30);
  });

  it("is in groups and regions that there are", () => {
    const groups = new Set(thousand.resourceGroups.map((one) => `${one.subscriptionId}/${one.name}`));
    const lost = thousand.registries.filter(
      (one) => !groups.has(`${one.subscriptionId}/${one.resourceGroup}`),
    );
    expect(lost).toEqual([]);
    const used = [...thousand.registries, ...replications].map((one) => one.location);
    expect(used.filter((region) => !isReplicaRegion(region))).toEqual([]);
  });

  it("is Premium for the most part, and has replicas only there", () => {
    const tiers = (name: string) => thousand.registries.filter((one) => one.skuName === name);
    expect(tiers("Premium").length).toBeGreaterThan(600);
    expect(tiers("Standard").length).toBeGreaterThan(0);
    expect(tiers("Basic").length).toBeGreaterThan(0);
    expect([...tiers("Standard"), ...tiers("Basic")].flatMap((one) => one.replications)).toEqual([]);
  });

  it("has none to twenty replicas in a registry, the home one among them, one to a region", () => {
    const counts = thousand.registries.map((one) => one.replications.length);
    expect([Math.min(...counts), Math.max(...counts)]).toEqual([0, 20]);
    for (const { location, replications: own } of thousand.registries) {
      expect(distinct(own.map((one) => one.location))).toBe(own.length);
      expect(own.length === 0 || own.some((one) => one.location === location)).toBe(true);
    }
  });

  it("has replicas in every state that a list should be able to show", () => {
    const states = replications.map((one) => `${one.provisioningState} ${one.displayStatus ?? "null"}`);
    for (const state of ["Succeeded Ready", "Succeeded Syncing", CREATION, "Failed null"]) {
      expect(states).toContain(state);
    }
    expect(replications.some((one) => !one.regionEndpointEnabled)).toBe(true);
  });

  it("shows all of it to the owner, a part to the reader, one group to its contributor and nothing to the stranger", () => {
    const readable = (person: keyof typeof OBJECT_IDS) =>
      thousand.registries.filter((one) => isAllowed(thousand, OBJECT_IDS[person], READ, registryIdOf(one)));
    expect(readable("owner")).toHaveLength(1000);
    expect(readable("replica-map")).toHaveLength(1000);
    expect(readable("reader").length).toBeGreaterThan(300);
    expect(readable("reader").length).toBeLessThan(700);
    expect(distinct(readable("group").map((one) => one.resourceGroup))).toBe(1);
    expect(readable("stranger")).toEqual([]);
  });

  it("is a state that can be saved and read", () => {
    const state = aFleet(100);
    expect(EmulatorState.parse(JSON.parse(JSON.stringify(state)))).toEqual(state);
  });

  it.each([
    "fleet:0",
    "fleet:10001",
    "fleet:1000001",
    "fleet:x",
    "fleet:",
    "fleet",
    "fleet:-1",
    "fleet:1.5",
    "fleet:01",
  ])("is refused in words as %s", (scenario) => {
    expect(() => initialState({ scenario, seed: 1, speed: 1, wallNowMs: 0, signingKey: {} })).toThrow(
      `There is no scenario "${scenario}"; there are contoso, empty or fleet:N with N from 1 to 10000, such as fleet:1000.`,
    );
  });
});
