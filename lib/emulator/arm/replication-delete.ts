import { acrError } from "../errors/acr-error";
import { operationFault } from "../faults/lifecycle-faults";
import { empty, type Reply } from "../http/reply";
import { deletionMs } from "../lifecycle/durations";
import { isRunning, startOperation } from "../lifecycle/operations";
import { schedule, unschedule } from "../lifecycle/schedule";
import type { Operation, Registry, Replication } from "../state/model";
import {
  findReplication,
  isHomeReplication,
  registryIdOf,
  replicationIdOf,
  sameName,
} from "../state/resource-ids";
import { simulatedNow } from "../time/simulated-clock";
import { param, type ArmCall } from "./arm-call";
import { operationUrl, retryAfter } from "./operation-urls";
import { getParentRegistry } from "./resources";

export function deleteReplicationRoute(call: ArmCall): Reply {
  const registry = getParentRegistry(call, "delete");
  const replication = findReplication(registry, param(call, "replicationName"));
  if (replication === undefined) return empty(204);
  const hasOthers = registry.replications.some((one) => one !== replication);
  if (isHomeReplication(registry, replication) && hasOthers) throw acrError.homeReplicationDelete();
  const operation = runningDelete(call, registry, replication) ?? startDelete(call, registry, replication);
  return empty(202, { location: resultUrl(call, replication.location, operation), ...retryAfter(call) });
}

/** Unconfirmed: a second DELETE joins the first one. */
function runningDelete(call: ArmCall, registry: Registry, replication: Replication): Operation | undefined {
  const id = replicationIdOf(registry, replication);
  return call.state.operations.find(
    (one) => one.status === "Deleting" && isRunning(one) && sameName(one.resourceId, id),
  );
}

function startDelete(call: ArmCall, registry: Registry, replication: Replication): Operation {
  const { state, nowMs } = call;
  const error = operationFault(call) ?? null;
  const registryId = registryIdOf(registry);
  // Unconfirmed: what GET and list say meanwhile was not recorded; the word is in the schema.
  replication.provisioningState = "Deleting";
  unschedule(state, registryId, replication.name);
  const operation = startOperation(state, "replications", {
    resourceId: replicationIdOf(registry, replication),
    subscriptionId: registry.subscriptionId,
    status: "Deleting",
  });
  schedule(state, {
    dueMs: simulatedNow(state.clock, nowMs) + deletionMs(state),
    kind: error === null ? "replication-deleted" : "replication-failed",
    error,
    registryId,
    replicationName: replication.name,
    operationId: operation.id,
  });
  return operation;
}

function resultUrl(call: ArmCall, location: string, operation: Operation): string {
  const path = `/subscriptions/${operation.subscriptionId}/providers/Microsoft.ContainerRegistry/locations/${location}/operationResults/${operation.id}`;
  return operationUrl(call, path);
}
