import type { EmulatorState, Registry } from "./model";
import { findRegistryById, registryIdOf } from "./resource-ids";

/** The longest that Resource Graph may lag behind, in simulated time; nothing older is kept. */
export const LONGEST_LAG_MS = 600_000;

/** Keeps a registry as it is, because something is about to happen to it at this simulated moment. */
export function rememberBefore(state: EmulatorState, registryId: string, atMs: number): void {
  const registry = findRegistryById(state, registryId);
  state.past = state.past.filter((one) => one.untilMs > atMs - LONGEST_LAG_MS);
  state.past.push({
    registryId: registryId.toLowerCase(),
    untilMs: atMs,
    registry: registry === undefined ? null : structuredClone(registry),
  });
}

/** All registries as they were at a simulated moment, which may not be longer ago than the longest lag. */
export function registriesAt(state: EmulatorState, atMs: number): readonly Registry[] {
  const then = new Map<string, Registry | null>();
  for (const { registryId, untilMs, registry } of state.past) {
    if (untilMs > atMs && !then.has(registryId)) then.set(registryId, registry);
  }
  if (then.size === 0) return state.registries;
  const unchanged = state.registries.filter((one) => !then.has(registryIdOf(one).toLowerCase()));
  return [...unchanged, ...[...then.values()].filter((one) => one !== null)];
}
