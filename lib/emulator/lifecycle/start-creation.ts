import type { EmulatorState, Operation, Registry, Replication } from "../state/model";
import { isHomeReplication, registryIdOf, replicationIdOf } from "../state/resource-ids";
import { simulatedNow } from "../time/simulated-clock";
import type { CreationEnding } from "./creation-ending";
import { creationMs, HOME_APPEARS_MS, VANISH_MS } from "./durations";
import { startOperation } from "./operations";
import { schedule } from "./schedule";

/** Sets in motion what follows the PUT of a replica that stands in the registry already, as `Creating`. */
export function startCreation(
  state: EmulatorState,
  registry: Registry,
  replication: Replication,
  wallNowMs: number,
  ending: CreationEnding,
): Operation {
  const startMs = simulatedNow(state.clock, wallNowMs);
  const registryId = registryIdOf(registry);
  if (!registry.replications.some((one) => isHomeReplication(registry, one))) {
    schedule(state, { dueMs: startMs + HOME_APPEARS_MS, kind: "home-appears", registryId });
  }
  const operation = startOperation(state, "replications", {
    resourceId: replicationIdOf(registry, replication),
    subscriptionId: registry.subscriptionId,
    status: "Creating",
  });
  const about = { registryId, replicationName: replication.name, operationId: operation.id };
  const createdMs = startMs + creationMs(state);
  switch (ending.type) {
    case "created":
      schedule(state, { ...about, dueMs: createdMs, kind: "replication-created" });
      break;
    case "failed":
      schedule(state, { ...about, dueMs: createdMs, kind: "replication-failed", error: ending.error });
      break;
    case "vanished":
      schedule(state, {
        ...about,
        dueMs: startMs + VANISH_MS,
        kind: "replication-vanished",
        error: ending.error,
      });
      break;
    case "stuck":
      break;
  }
  return operation;
}
