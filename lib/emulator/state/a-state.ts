import { initialState } from "../scenario/initial-state";
import type { EmulatorState, Registry } from "./model";
import { homeReplication, readyReplication } from "./new-resources";

/** A fresh state for a test, in which the wall clock stands at 0 and nothing is signed. */
export function aState(): EmulatorState {
  return initialState({ scenario: "contoso", seed: 1, speed: 1, wallNowMs: 0, signingKey: {} });
}

export function theRegistry(state: EmulatorState, name: string): Registry {
  const registry = state.registries.find((one) => one.name === name);
  if (registry === undefined) throw new Error(`The scenario has no registry ${name}.`);
  return registry;
}

export function addReadyReplica(registry: Registry, region: string): void {
  const at = registry.creationDate;
  registry.replications.push(readyReplication(region, "owner@contoso.com", at));
  if (!registry.replications.some((one) => one.location === registry.location)) {
    registry.replications.push(homeReplication(registry, at));
  }
}
