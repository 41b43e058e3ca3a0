import { armError } from "../errors/arm-error";
import type { Registry, Replication } from "../state/model";
import { findReplication, registryScope, sameName } from "../state/resource-ids";
import { param, type ArmCall } from "./arm-call";

export function findRegistry(call: ArmCall): Registry | undefined {
  return call.state.registries.find(
    (registry) =>
      sameName(registry.subscriptionId, param(call, "subscriptionId")) &&
      sameName(registry.resourceGroup, param(call, "resourceGroup")) &&
      sameName(registry.name, param(call, "registryName")),
  );
}

export function getRegistry(call: ArmCall): Registry {
  const registry = findRegistry(call);
  if (registry !== undefined) return registry;
  throw armError.resourceNotFound(
    `Microsoft.ContainerRegistry/registries/${param(call, "registryName")}`,
    param(call, "resourceGroup"),
  );
}

/** The registry above a replication. `operation` is the word that ARM puts into its refusal. */
export function getParentRegistry(call: ArmCall, operation: "read" | "write" | "delete"): Registry {
  const registry = findRegistry(call);
  if (registry !== undefined) return registry;
  const parentId = registryScope(
    param(call, "subscriptionId"),
    param(call, "resourceGroup"),
    param(call, "registryName"),
  );
  throw armError.parentResourceNotFound(operation, "registries/replications", parentId);
}

export function getReplication(call: ArmCall, registry: Registry): Replication {
  const replication = findReplication(registry, param(call, "replicationName"));
  if (replication !== undefined) return replication;
  throw armError.resourceNotFound(
    `Microsoft.ContainerRegistry/registries/${param(call, "registryName")}/replications/${param(call, "replicationName")}`,
    param(call, "resourceGroup"),
  );
}
