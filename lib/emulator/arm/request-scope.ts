import type { EmulatorState } from "../state/model";
import {
  findRegistryById,
  registryScope,
  resourceGroupScope,
  subscriptionScope,
} from "../state/resource-ids";
import type { RouteMatch } from "./router";

/** The resource that a path names, or the nearest one above what it lists. */
export function requestScope(params: RouteMatch["params"]): string {
  const { subscriptionId, resourceGroup, registryName, replicationName } = namesIn(params);
  if (subscriptionId === undefined) return "/";
  if (resourceGroup === undefined) return subscriptionScope(subscriptionId);
  if (registryName === undefined) return resourceGroupScope(subscriptionId, resourceGroup);
  const registry = registryScope(subscriptionId, resourceGroup, registryName);
  return replicationName === undefined ? registry : `${registry}/replications/${replicationName}`;
}

/** The registry that a path is about, or about something below; undefined for other paths. */
export function registryIdIn(params: RouteMatch["params"]): string | undefined {
  const { subscriptionId, resourceGroup, registryName } = namesIn(params);
  if (subscriptionId === undefined || resourceGroup === undefined || registryName === undefined) {
    return undefined;
  }
  return registryScope(subscriptionId, resourceGroup, registryName);
}

/** Where the registry of a path is at home; empty for one that does not exist. */
export function homeOfRegistryIn(state: EmulatorState, params: RouteMatch["params"]): string {
  const registryId = registryIdIn(params);
  return registryId === undefined ? "" : (findRegistryById(state, registryId)?.location ?? "");
}

function namesIn(params: RouteMatch["params"]): {
  subscriptionId?: string | undefined;
  resourceGroup?: string | undefined;
  registryName?: string | undefined;
  replicationName?: string | undefined;
} {
  return params;
}
