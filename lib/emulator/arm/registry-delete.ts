import { empty, json, type Reply } from "../http/reply";
import { REGISTRY_DELETE_MS } from "../lifecycle/durations";
import { isRunning, startOperation } from "../lifecycle/operations";
import { schedule } from "../lifecycle/schedule";
import type { Operation, Registry } from "../state/model";
import { registryIdOf, sameName } from "../state/resource-ids";
import { simulatedNow } from "../time/simulated-clock";
import type { ArmCall } from "./arm-call";
import { operationUrl, retryAfter } from "./operation-urls";
import { registryBody } from "./registry-body";
import { findRegistry } from "./resources";

/** Unlike the delete of a replication, this one answers with the whole body. */
export function deleteRegistryRoute(call: ArmCall): Reply {
  const registry = findRegistry(call);
  if (registry === undefined) return empty(204);
  const operation = runningDelete(call, registry) ?? startDelete(call, registry);
  const path = `/subscriptions/${registry.subscriptionId}/providers/Microsoft.ContainerRegistry/locations/${registry.location}/operationResults/${operation.id}`;
  return json(202, registryBody(call.state, registry, call.apiVersion), {
    location: operationUrl(call, path),
    ...retryAfter(call),
  });
}

function runningDelete(call: ArmCall, registry: Registry): Operation | undefined {
  const id = registryIdOf(registry);
  return call.state.operations.find(
    (one) => one.status === "Deleting" && isRunning(one) && sameName(one.resourceId, id),
  );
}

function startDelete({ state, nowMs }: ArmCall, registry: Registry): Operation {
  const id = registryIdOf(registry);
  registry.provisioningState = "Deleting";
  const operation = startOperation(state, `delete-${registry.name}`, {
    resourceId: id,
    subscriptionId: registry.subscriptionId,
    status: "Deleting",
  });
  schedule(state, {
    dueMs: simulatedNow(state.clock, nowMs) + REGISTRY_DELETE_MS,
    kind: "registry-deleted",
    registryId: id,
    operationId: operation.id,
  });
  return operation;
}
