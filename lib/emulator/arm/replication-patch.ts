import { acrError } from "../errors/acr-error";
import { operationFault } from "../faults/lifecycle-faults";
import { json, type Reply } from "../http/reply";
import { ROUTING_MS } from "../lifecycle/durations";
import { startOperation } from "../lifecycle/operations";
import { schedule } from "../lifecycle/schedule";
import type { Registry, Replication } from "../state/model";
import { registryIdOf, replicationIdOf } from "../state/resource-ids";
import { simulatedNow } from "../time/simulated-clock";
import { nextStamp } from "../time/stamp";
import type { ArmCall } from "./arm-call";
import { optionalFlag, optionalObject, optionalTags } from "./content";
import { operationUrl, retryAfter } from "./operation-urls";
import { replicationBody } from "./replication-body";
import { getParentRegistry, getReplication } from "./resources";
import { isShown } from "./shown-properties";

const BUSY = new Set(["Creating", "Updating", "Deleting"]);

export interface ReplicationChange {
  readonly tags: Record<string, string> | undefined;
  readonly regionEndpointEnabled: boolean | undefined;
}

export function patchReplicationRoute(call: ArmCall): Reply {
  const change = {
    tags: optionalTags(call.content),
    regionEndpointEnabled: routingIn(call),
  };
  const registry = getParentRegistry(call, "write");
  return updateReplication(call, registry, getReplication(call, registry), change);
}

/** Undefined when it was not sent, or on an api-version that does not know it (unconfirmed: ignored there). */
export function routingIn(call: ArmCall): boolean | undefined {
  const properties = optionalObject(call.content, "properties") ?? {};
  if (!isShown("regionEndpointEnabled", call.apiVersion)) return undefined;
  return optionalFlag(properties, "regionEndpointEnabled");
}

export function refuseWhileBusy(registry: Registry, replication: Replication): void {
  if (BUSY.has(replication.provisioningState)) {
    throw acrError.busy(replicationIdOf(registry, replication), replication.provisioningState);
  }
}

/** The new values are visible at once; the status keeps its old time until the change is done. */
export function updateReplication(
  call: ArmCall,
  registry: Registry,
  replication: Replication,
  change: ReplicationChange,
): Reply {
  const { state, caller, nowMs } = call;
  refuseWhileBusy(registry, replication);
  const id = replicationIdOf(registry, replication);
  replication.provisioningState = "Updating";
  replication.tags = change.tags ?? replication.tags;
  replication.regionEndpointEnabled = change.regionEndpointEnabled ?? replication.regionEndpointEnabled;
  replication.systemData = {
    ...replication.systemData,
    lastModifiedBy: caller.principalName,
    lastModifiedByType: caller.kind,
    lastModifiedAt: nextStamp(state, nowMs),
  };
  const error = operationFault(call) ?? null;
  const operation = startOperation(state, "replications", {
    resourceId: id,
    subscriptionId: registry.subscriptionId,
    status: "Updating",
  });
  schedule(state, {
    dueMs: simulatedNow(state.clock, nowMs) + ROUTING_MS,
    kind: error === null ? "replication-updated" : "replication-failed",
    error,
    registryId: registryIdOf(registry),
    replicationName: replication.name,
    operationId: operation.id,
  });
  return json(201, replicationBody(registry, replication, call.apiVersion), {
    "azure-asyncoperation": operationUrl(call, `${id}/operationStatuses/${operation.id}`),
    ...retryAfter(call),
  });
}
