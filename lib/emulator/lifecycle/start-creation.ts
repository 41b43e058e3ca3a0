import type { EmulatorState, Operation, Registry, Replication } from "../state/model";
import { isHomeReplication, registryIdOf, replicationIdOf } from "../state/resource-ids";
import { simulatedNow } from "../time/simulated-clock";
import { creationMs, HOME_APPEARS_MS } from "./durations";
import { startOperation } from "./operations";
import { schedule } from "./schedule";

/** Sets in motion what follows the PUT of a replica that stands in the registry already, as `Creating`. */
export function startCreation(
  state: EmulatorState,
  registry: Registry,
  replication: Replication,
  wallNowMs: number,
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
  schedule(state, {
    dueMs: startMs + creationMs(state),
    kind: "replication-created",
    registryId,
    replicationName: replication.name,
    operationId: operation.id,
  });
  return operation;
}
