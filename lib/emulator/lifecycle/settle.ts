import type { EmulatorState } from "../state/model";
import { rememberBefore } from "../state/past";
import { findReplication, findRegistryById } from "../state/resource-ids";
import { simulatedNow, wallTimeOf } from "../time/simulated-clock";
import { applyEvent } from "./apply-event";

/** Lets everything happen that is due, in order. Answers whether anything did. */
export function settle(state: EmulatorState, wallNowMs: number): boolean {
  const nowMs = simulatedNow(state.clock, wallNowMs);
  let happened = false;
  for (;;) {
    const due = state.events.filter((event) => event.dueMs <= nowMs).sort((a, b) => a.dueMs - b.dueMs)[0];
    if (due === undefined) return happened;
    state.events = state.events.filter((event) => event !== due);
    const registry = findRegistryById(state, due.registryId);
    if (registry !== undefined) {
      rememberBefore(state, due.registryId, due.dueMs);
      const replication =
        due.replicationName === null ? undefined : findReplication(registry, due.replicationName);
      const wallMs = Math.min(wallNowMs, wallTimeOf(state.clock, due.dueMs));
      applyEvent({ state, event: due, registry, replication, wallMs });
    }
    happened = true;
  }
}
