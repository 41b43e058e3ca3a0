import { z } from "zod";
import { findRegion } from "../catalogue/regions";
import { operationError } from "../errors/acr-error";
import { json, type Reply } from "../http/reply";
import type { WireRequest } from "../http/wire-request";
import { finishOperation, isRunning } from "../lifecycle/operations";
import { unschedule } from "../lifecycle/schedule";
import type { LocalAzure } from "../local-azure";
import type { EmulatorState } from "../state/model";
import { readyReplication } from "../state/new-resources";
import { rememberBefore } from "../state/past";
import { findRegistryById, findReplication, sameName } from "../state/resource-ids";
import { simulatedNow } from "../time/simulated-clock";
import { nextStamp } from "../time/stamp";
import { controlInput, refuseControl } from "./control-input";

const ReplicaSetting = z.strictObject({
  /** ARM id of the replication. One that is not there is made, in the region that it is named after. */
  id: z.string(),
  location: z.string().optional(),
  provisioningState: z.string().min(1).optional(),
  /** Null takes it away. */
  displayStatus: z.string().min(1).nullable().optional(),
  message: z.string().nullable().optional(),
  regionEndpointEnabled: z.boolean().optional(),
});

/**
 * Puts a replica into any state, however unusual; what was going to happen to it is forgotten. A state in which nothing
 * goes on any more ends what ran on it, so that no poll says Deleting for ever of a replica that stays.
 */
export function setReplica(azure: LocalAzure, request: WireRequest): Reply {
  const input = controlInput(request, ReplicaSetting);
  const { state } = azure;
  const [, registryId = "", name = ""] = /^(.+)\/replications\/([a-z0-9]+)$/i.exec(input.id) ?? [];
  const registry = findRegistryById(state, registryId);
  if (registry === undefined) {
    throw refuseControl(400, "id must be the ARM id of a replication below a registry that exists.");
  }
  const wallNowMs = azure.wallNow();
  rememberBefore(state, registryId, simulatedNow(state.clock, wallNowMs));
  const now = nextStamp(state, wallNowMs);
  let replication = findReplication(registry, name);
  if (replication === undefined) {
    const region = findRegion(input.location ?? name);
    if (region === undefined) throw refuseControl(400, "location must be a region of the catalogue.");
    replication = { ...readyReplication(region.name, registry.systemData.createdBy, now), name };
    registry.replications.push(replication);
  }
  unschedule(state, registryId, name);
  replication.provisioningState = input.provisioningState ?? replication.provisioningState;
  endOperations(state, input.id, input.provisioningState);
  if (input.displayStatus !== undefined) replication.displayStatus = input.displayStatus;
  if (input.message !== undefined) replication.message = input.message;
  replication.regionEndpointEnabled = input.regionEndpointEnabled ?? replication.regionEndpointEnabled;
  replication.statusTimestamp = now;
  azure.changed();
  return json(200, replication);
}

function endOperations(state: EmulatorState, replicationId: string, provisioningState = ""): void {
  const hasSucceeded = provisioningState === "Succeeded";
  if (!hasSucceeded && provisioningState !== "Failed" && provisioningState !== "Canceled") return;
  for (const operation of state.operations) {
    if (!isRunning(operation) || !sameName(operation.resourceId, replicationId)) continue;
    const isDone = hasSucceeded && operation.status !== "Deleting";
    finishOperation(state, operation.id, isDone ? null : operationError.general());
  }
}
