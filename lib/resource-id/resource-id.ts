/** The parts of a registry's ARM id, in the spelling they were given. */
export interface RegistryRef {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly registryName: string;
}

const REGISTRY_ID =
  /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.ContainerRegistry\/registries\/([^/]+)$/i;
const IN_SUBSCRIPTION = /^\/subscriptions\/([^/]+)(?:\/|$)/i;
const SUBSCRIPTION_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
// https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
const RESOURCE_GROUP = /^[\p{L}\p{N}_\-.()]{1,90}(?<!\.)$/u;
const REGISTRY_NAME = /^[a-zA-Z0-9]{5,50}$/;

/** Returns undefined for anything that is not a well-formed registry: nothing else may reach an ARM URL. */
export function parseRegistryRef(
  subscriptionId: string,
  resourceGroup: string,
  registryName: string,
): RegistryRef | undefined {
  const isWellFormed =
    SUBSCRIPTION_ID.test(subscriptionId) &&
    RESOURCE_GROUP.test(resourceGroup) &&
    REGISTRY_NAME.test(registryName);
  return isWellFormed ? { subscriptionId, resourceGroup, registryName } : undefined;
}

export function parseRegistryId(id: string): RegistryRef | undefined {
  const [, subscriptionId, resourceGroup, registryName] = REGISTRY_ID.exec(id) ?? [];
  if (subscriptionId === undefined || resourceGroup === undefined || registryName === undefined)
    return undefined;
  return parseRegistryRef(subscriptionId, resourceGroup, registryName);
}

export function formatRegistryId(ref: RegistryRef): string {
  return `/subscriptions/${ref.subscriptionId}/resourceGroups/${ref.resourceGroup}/providers/Microsoft.ContainerRegistry/registries/${ref.registryName}`;
}

/** Of anything below a subscription, in the spelling it was given. Takes an id, or the path of an address at ARM. */
export function subscriptionOf(path: string): string | undefined {
  return IN_SUBSCRIPTION.exec(path)?.[1];
}

/** ARM varies the case of ids between answers, so they are compared and stored through this. */
export function resourceKey(id: string): string {
  return id.toLowerCase();
}

/** The registry that a replication id belongs to: the id without its last two segments. */
export function parentRegistryId(replicationId: string): string {
  return replicationId.replace(/\/replications\/[^/]+$/i, "");
}

/** For ids that a schema has let through; throws on anything else, which would be a fault of ours. */
export function registryRefOf(registryId: string): RegistryRef {
  const ref = parseRegistryId(registryId);
  if (!ref) throw new TypeError("not the ARM id of a container registry");
  return ref;
}
