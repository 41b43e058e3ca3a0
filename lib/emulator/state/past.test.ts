import { describe, expect, it } from "vitest";
import { aState, addReadyReplica, theRegistry } from "./a-state";
import { EmulatorState } from "./model";
import { LONGEST_LAG_MS, registriesAt, rememberBefore } from "./past";
import { registryIdOf } from "./resource-ids";

function regionsAt(state: EmulatorState, atMs: number): string[] | undefined {
  const registry = registriesAt(state, atMs).find((one) => one.name === "contosoeu");
  return registry?.replications.map((one) => one.location);
}

/** Changed at 1000 and at 2000, and deleted at 3000. */
function aHistory(): EmulatorState {
  const state = aState();
  const registry = theRegistry(state, "contosoeu");
  const id = registryIdOf(registry);
  rememberBefore(state, id, 1000);
  addReadyReplica(registry, "westeurope");
  rememberBefore(state, id.toUpperCase(), 2000);
  addReadyReplica(registry, "uksouth");
  rememberBefore(state, id, 3000);
  state.registries = state.registries.filter((one) => one !== registry);
  return state;
}

describe("what was true before", () => {
  it.each([
    [999, []],
    [1000, ["westeurope", "northeurope"]],
    [1999, ["westeurope", "northeurope"]],
    [2999, ["westeurope", "northeurope", "uksouth"]],
    [3000, undefined],
  ])("is told for the moment %s", (atMs, regions) => {
    expect(regionsAt(aHistory(), atMs)).toEqual(regions);
  });

  it("holds for a registry that was not there yet", () => {
    const state = aState();
    const made = { ...theRegistry(state, "contoso"), name: "contosonew" };
    rememberBefore(state, registryIdOf(made), 1000);
    state.registries.push(made);
    const names = (atMs: number) => registriesAt(state, atMs).map((one) => one.name);
    expect(names(999)).not.toContain("contosonew");
    expect(names(1000)).toContain("contosonew");
  });

  it("survives a restart", () => {
    const saved = EmulatorState.parse(JSON.parse(JSON.stringify(aHistory())));
    expect(regionsAt(saved, 1500)).toEqual(["westeurope", "northeurope"]);
  });

  it("is forgotten when nobody may ask for it any more", () => {
    const state = aHistory();
    rememberBefore(state, registryIdOf(theRegistry(state, "contosodev")), 3000 + LONGEST_LAG_MS);
    expect(state.past).toHaveLength(1);
  });
});
