import { acrError, operationError } from "../errors/acr-error";
import type { CreationEnding } from "../lifecycle/creation-ending";
import type { EmulatorState } from "../state/model";
import { sameName } from "../state/resource-ids";
import { simulatedNow } from "../time/simulated-clock";
import { takeFault } from "./take-fault";

interface Asked {
  readonly state: EmulatorState;
  readonly request: { readonly method: string; readonly path: string };
  readonly nowMs: number;
}

interface OperationError {
  readonly code: string;
  readonly message: string;
}

/** How a fault wants the creation of this replica to end. Throws when it wants it refused at once. */
export function creationFault(
  { state, request, nowMs }: Asked,
  replication: { readonly id: string; readonly name: string },
): CreationEnding | undefined {
  const recreate = takeFault(state, request, ["recreate-refused"], ({ withinMs }) => {
    const since = simulatedNow(state.clock, nowMs) - withinMs;
    return state.deletedReplications.some((one) => sameName(one.id, replication.id) && one.atMs >= since);
  })?.effect;
  if (recreate?.how === "at-once") throw acrError.recreateTooSoon(replication.name);
  if (recreate !== undefined) return { type: "failed", error: operationError.general() };
  const effect = takeFault(state, request, [
    "stuck-in-creating",
    "vanish-while-creating",
    "operation-fails",
  ])?.effect;
  switch (effect?.type) {
    case undefined:
      return undefined;
    case "stuck-in-creating":
      return { type: "stuck" };
    case "vanish-while-creating":
      return { type: "vanished", error: operationError.general() };
    case "operation-fails":
      return { type: "failed", error: { ...operationError.general(), ...given(effect) } };
  }
}

/** The error that a fault wants an update or delete to end with. */
export function operationFault({ state, request }: Asked): OperationError | undefined {
  const effect = takeFault(state, request, ["operation-fails"])?.effect;
  return effect === undefined ? undefined : { ...operationError.general(), ...given(effect) };
}

function given(effect: { code?: string | undefined; message?: string | undefined }): Partial<OperationError> {
  return {
    ...(effect.code !== undefined && { code: effect.code }),
    ...(effect.message !== undefined && { message: effect.message }),
  };
}
