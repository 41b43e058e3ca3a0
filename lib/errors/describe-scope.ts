const REPLICA = /\/registries\/([^/]+)\/replications\/([^/]+)$/i;
const REGISTRY = /\/registries\/([^/]+)$/i;
const OTHER_RESOURCE = /\/providers\/(?:[^/]+\/)*?([^/]+)\/([^/]+)$/i;
const RESOURCE_GROUP = /^\/subscriptions\/[^/]+\/resourceGroups\/([^/]+)$/i;
const SUBSCRIPTION = /^\/subscriptions\/([^/]+)$/i;

/** An ARM id in words: “the replica eastus of registry contoso”. An id of no known form is given as it is. */
export function describeScope(armId: string): string {
  const id = armId.replace(/\/+$/, "");
  const replica = REPLICA.exec(id);
  if (replica) return `the replica ${replica[2]} of registry ${replica[1]}`;
  const registry = REGISTRY.exec(id);
  if (registry) return `the registry ${registry[1]}`;
  const group = RESOURCE_GROUP.exec(id);
  if (group) return `the resource group ${group[1]}`;
  const subscription = SUBSCRIPTION.exec(id);
  if (subscription) return `the subscription ${subscription[1]}`;
  const other = OTHER_RESOURCE.exec(id);
  if (other) return `${other[1]} ${other[2]}`;
  return id === "" ? "the scope" : id;
}
