import { registryBody } from "../arm/registry-body";
import { replicationBody } from "../arm/replication-body";
import { allowedScopes } from "../rbac/scope-rights";
import type { EmulatorState, Registry, Replication } from "../state/model";
import { registryIdOf, replicationIdOf } from "../state/resource-ids";
import type { Column, Table } from "./table";

/**
 * The api-version that rows are read with: a stable one, so without preview properties such as the regional endpoints.
 *
 * Unconfirmed. Resource Graph chooses it, and says that it may be any.
 */
const ROWS_VERSION = "2025-11-01";

interface Resource {
  readonly registry: Registry;
  readonly replication: Replication | undefined;
}

/**
 * The table `resources`, of what the principal may read: registries and their replications.
 *
 * That both types are in it is documented,
 * https://learn.microsoft.com/azure/governance/resource-graph/reference/supported-tables-resources
 * Unconfirmed: that the properties of a replication are those that ARM shows, with `status` and its
 * `displayStatus`; that its name is the short one; that tags are `{}` when there are none.
 */
export function resourcesTable(
  state: EmulatorState,
  registries: readonly Registry[],
  principalId: string,
): Table {
  const resources = readable(state, registries, principalId);
  const column = (isDynamic: boolean, read: (resource: Resource) => unknown): Column => ({
    isDynamic,
    read: (row) => {
      const resource = resources[row];
      return resource === undefined ? null : read(resource);
    },
  });
  const tenants = new Map(state.subscriptions.map((one) => [one.subscriptionId, one.tenantId]));
  const text = (read: (resource: Resource) => unknown) => column(false, read);
  const dynamic = (read: (resource: Resource) => unknown) => column(true, read);
  const columns: [string, Column][] = [
    ["id", text(idOf)],
    ["name", text(({ registry, replication }) => (replication ?? registry).name)],
    ["type", text(typeOf)],
    ["tenantId", text(({ registry }) => tenants.get(registry.subscriptionId) ?? null)],
    ["kind", text(() => "")],
    ["location", text(({ registry, replication }) => (replication ?? registry).location)],
    ["resourceGroup", text(({ registry }) => registry.resourceGroup)],
    ["subscriptionId", text(({ registry }) => registry.subscriptionId)],
    ["managedBy", text(() => "")],
    ["sku", dynamic(skuOf)],
    ["plan", dynamic(() => null)],
    ["properties", dynamic((resource) => propertiesOf(state, resource))],
    ["tags", dynamic(({ registry, replication }) => (replication ?? registry).tags)],
    ["identity", dynamic(() => null)],
    ["zones", dynamic(() => null)],
    ["extendedLocation", dynamic(() => null)],
  ];
  return { columns: new Map(columns), rows: resources.map((_, row) => row) };
}

function readable(state: EmulatorState, registries: readonly Registry[], principalId: string): Resource[] {
  const right = "Microsoft.ContainerRegistry/registries";
  const mayReadRegistry = allowedScopes(state, principalId, `${right}/read`);
  const mayReadReplication = allowedScopes(state, principalId, `${right}/replications/read`);
  return registries.flatMap((registry) => [
    ...(mayReadRegistry(registryIdOf(registry)) ? [{ registry, replication: undefined }] : []),
    ...registry.replications
      .filter((one) => mayReadReplication(replicationIdOf(registry, one)))
      .map((replication) => ({ registry, replication })),
  ]);
}

const idOf = ({ registry, replication }: Resource): string =>
  replication === undefined ? registryIdOf(registry) : replicationIdOf(registry, replication);

/** In lower case, unlike in ARM. */
const typeOf = ({ replication }: Resource): string =>
  replication === undefined
    ? "microsoft.containerregistry/registries"
    : "microsoft.containerregistry/registries/replications";

const skuOf = ({ registry, replication }: Resource): unknown =>
  replication === undefined ? { name: registry.skuName, tier: registry.skuName } : null;

function propertiesOf(state: EmulatorState, { registry, replication }: Resource): unknown {
  return replication === undefined
    ? registryBody(state, registry, ROWS_VERSION).properties
    : replicationBody(registry, replication, ROWS_VERSION).properties;
}
