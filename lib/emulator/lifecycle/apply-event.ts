import type { EmulatorState, Registry, Replication, ScheduledEvent } from "../state/model";
import { homeReplication } from "../state/new-resources";
import { isHomeReplication, replicationIdOf, scopeCovers } from "../state/resource-ids";
import { formatStamp, nextStamp } from "../time/stamp";
import { HOME_STATUS_BEFORE_CREATION_MS, syncMs } from "./durations";
import { finishOperation } from "./operations";
import { schedule } from "./schedule";

interface Happening {
  readonly state: EmulatorState;
  readonly event: ScheduledEvent;
  readonly registry: Registry;
  readonly replication: Replication | undefined;
  readonly wallMs: number;
}

export function applyEvent(happening: Happening): void {
  const { state, event, registry, replication } = happening;
  switch (event.kind) {
    case "home-appears":
      addHomeReplication(happening);
      return;
    case "registry-created":
      registry.provisioningState = "Succeeded";
      finishOperation(state, event.operationId);
      return;
    case "registry-deleted":
      removeRegistry(happening);
      return;
    case "replication-created":
      if (replication !== undefined) finishCreation(happening, replication);
      return;
    case "replication-synced":
      if (replication !== undefined) report(happening, replication, "Ready");
      return;
    case "replication-updated":
      if (replication === undefined) return;
      replication.provisioningState = "Succeeded";
      replication.statusTimestamp = nextStamp(state, happening.wallMs);
      finishOperation(state, event.operationId);
      return;
    case "replication-failed":
      if (replication !== undefined) replication.provisioningState = "Failed";
      finishOperation(state, event.operationId, event.error);
      return;
    case "replication-vanished":
      if (replication !== undefined) rollBack(happening, replication);
      finishOperation(state, event.operationId, event.error);
      return;
    case "replication-deleted":
      if (replication !== undefined) remove(happening, replication);
      finishOperation(state, event.operationId);
      return;
  }
}

function addHomeReplication({ state, registry, wallMs }: Happening): void {
  if (registry.replications.some((one) => isHomeReplication(registry, one))) return;
  // Recorded: the status is older than the resource itself.
  const statusTimestamp = formatStamp(wallMs - HOME_STATUS_BEFORE_CREATION_MS / state.clock.speed, 0);
  registry.replications.push(homeReplication(registry, nextStamp(state, wallMs), statusTimestamp));
}

function finishCreation(happening: Happening, replication: Replication): void {
  const { state, event, registry } = happening;
  const isFirst = !registry.replications.some(
    (one) => one !== replication && !isHomeReplication(registry, one),
  );
  replication.provisioningState = "Succeeded";
  report(happening, replication, "Syncing");
  finishOperation(state, event.operationId);
  schedule(state, {
    dueMs: event.dueMs + syncMs(state, isFirst),
    kind: "replication-synced",
    registryId: event.registryId,
    replicationName: event.replicationName,
  });
}

function report({ state, wallMs }: Happening, replication: Replication, displayStatus: string): void {
  replication.displayStatus = displayStatus;
  replication.statusTimestamp = nextStamp(state, wallMs);
}

/** A lock against deleting stops the rollback as well, and then a failed replica stays behind. */
function rollBack(happening: Happening, replication: Replication): void {
  const id = replicationIdOf(happening.registry, replication);
  if (happening.state.locks.some((lock) => scopeCovers(lock.scope, id))) {
    replication.provisioningState = "Failed";
  } else {
    remove(happening, replication);
  }
}

function remove({ state, event, registry }: Happening, replication: Replication): void {
  registry.replications = registry.replications.filter((one) => one !== replication);
  state.deletedReplications = [
    ...state.deletedReplications.slice(-99),
    { id: replicationIdOf(registry, replication), atMs: event.dueMs },
  ];
}

function removeRegistry({ state, event, registry }: Happening): void {
  state.registries = state.registries.filter((one) => one !== registry);
  const gone = (scope: string) => scopeCovers(event.registryId, scope);
  state.locks = state.locks.filter((lock) => !gone(lock.scope));
  state.roleAssignments = state.roleAssignments.filter((one) => !gone(one.scope));
  state.policyAssignments = state.policyAssignments.filter((one) => !gone(one.scope));
  state.privateEndpoints = state.privateEndpoints.filter((one) => !gone(one.registryId));
  finishOperation(state, event.operationId);
  // Unconfirmed: what ran on its replicas has no result any more.
  state.operations = state.operations.filter((one) => one.id === event.operationId || !gone(one.resourceId));
}
