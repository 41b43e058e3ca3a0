import type { EmulatorState, Operation } from "../state/model";
import { randomGuid } from "../state/random";

const KEPT_OPERATIONS = 1_000;
const RUNNING = new Set(["Creating", "Updating", "Deleting"]);

export const isRunning = (operation: Operation): boolean => RUNNING.has(operation.status);

/** `prefix` is `replications`, `registries` or `delete-{registry}`. */
export function startOperation(
  state: EmulatorState,
  prefix: string,
  about: { readonly resourceId: string; readonly subscriptionId: string; readonly status: string },
): Operation {
  const operation: Operation = { id: `${prefix}-${randomGuid(state, 1)}`, error: null, ...about };
  state.operations.push(operation);
  if (state.operations.length > KEPT_OPERATIONS) {
    const oldest = state.operations.findIndex((one) => !isRunning(one));
    if (oldest !== -1) state.operations.splice(oldest, 1);
  }
  return operation;
}

export function finishOperation(
  state: EmulatorState,
  id: string | null,
  error: { readonly code: string; readonly message: string } | null = null,
): void {
  const operation = state.operations.find((one) => one.id === id);
  if (operation === undefined) return;
  operation.status = error === null ? "Succeeded" : "Failed";
  operation.error = error;
}
