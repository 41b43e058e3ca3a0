import type { EmulatorState, ScheduledEvent } from "../state/model";
import { sameName } from "../state/resource-ids";

export function schedule(
  state: EmulatorState,
  event: Pick<ScheduledEvent, "dueMs" | "kind" | "registryId"> & Partial<ScheduledEvent>,
): void {
  state.events.push({ replicationName: null, operationId: null, error: null, ...event });
}

/** Forgets what was going to happen to a replica, because something else happens to it now. */
export function unschedule(state: EmulatorState, registryId: string, replicationName: string): void {
  state.events = state.events.filter(
    (event) =>
      event.replicationName === null ||
      !sameName(event.registryId, registryId) ||
      !sameName(event.replicationName, replicationName),
  );
}
