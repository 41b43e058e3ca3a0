import type { EmulatorState, Registry, Replication } from "./model";

/** ARM compares ids and names without regard to case, and keeps the spelling of the creation. */
export const sameName = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();

export const subscriptionScope = (subscriptionId: string): string => `/subscriptions/${subscriptionId}`;

export const resourceGroupScope = (subscriptionId: string, resourceGroup: string): string =>
  `${subscriptionScope(subscriptionId)}/resourceGroups/${resourceGroup}`;

export const registryScope = (subscriptionId: string, resourceGroup: string, name: string): string =>
  `${resourceGroupScope(subscriptionId, resourceGroup)}/providers/Microsoft.ContainerRegistry/registries/${name}`;

export const registryIdOf = (registry: Registry): string =>
  registryScope(registry.subscriptionId, registry.resourceGroup, registry.name);

export const replicationIdOf = (registry: Registry, replication: Pick<Replication, "name">): string =>
  `${registryIdOf(registry)}/replications/${replication.name}`;

/** Whether a role, lock or policy at `outer` reaches `inner`: by whole path segments, any case. */
export function scopeCovers(outer: string, inner: string): boolean {
  const [outerPath, innerPath] = [outer.toLowerCase(), inner.toLowerCase()];
  return innerPath === outerPath || innerPath.startsWith(`${outerPath}/`);
}

export function findRegistryById(state: EmulatorState, id: string): Registry | undefined {
  return state.registries.find((registry) => sameName(registryIdOf(registry), id));
}

export function findReplication(registry: Registry, name: string): Replication | undefined {
  return registry.replications.find((replication) => sameName(replication.name, name));
}

export function isHomeReplication(registry: Registry, replication: Replication): boolean {
  return replication.location === registry.location;
}
