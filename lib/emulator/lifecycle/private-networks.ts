import { operationError } from "../errors/acr-error";
import type { EmulatorState, PrivateEndpoint, Registry } from "../state/model";
import { isHomeReplication, registryIdOf, sameName } from "../state/resource-ids";
import type { CreationEnding } from "./creation-ending";

/**
 * How private endpoints let a new replica end; undefined when they do not stand in its way.
 *
 * Static addresses are taken to block unless the new members are listed already: documents say that they
 * block, and one reviewer of the product says that they do not.
 */
export function privateNetworkEnding(
  state: EmulatorState,
  registry: Registry,
  newRegion: string,
): CreationEnding | undefined {
  const endpoints = endpointsOf(state, registry);
  for (const endpoint of endpoints) {
    const missing = membersFor(registry, newRegion).find((one) => !endpoint.staticMembers.includes(one));
    if (endpoint.staticMembers.length === 0 || missing === undefined) continue;
    const existing = endpoint.staticMembers.find((one) => one.startsWith("registry_")) ?? "registry";
    return { type: "failed", error: operationError.staticAddresses(endpoint.id, existing, missing) };
  }
  const isFull = endpoints.some(({ subnetId }) => {
    const sharing = endpoints.filter((one) => sameName(one.subnetId, subnetId)).length;
    const needed = sharing * membersFor(registry, newRegion).length;
    return freeAddresses(state, subnetId, newRegion) < needed;
  });
  return isFull ? { type: "vanished", error: operationError.subnetFull() } : undefined;
}

function endpointsOf(state: EmulatorState, registry: Registry): PrivateEndpoint[] {
  return state.privateEndpoints.filter((one) => sameName(one.registryId, registryIdOf(registry)));
}

/** Members of the private link service that a region adds, each with an address of its own. */
function membersFor(registry: Registry, region: string): string[] {
  const data = `registry_data_${region}`;
  return registry.regionalEndpoints === "Enabled" ? [data, `registry_${region}`] : [data];
}

function freeAddresses(state: EmulatorState, subnetId: string, exceptRegion: string): number {
  const subnet = state.subnets.find((one) => sameName(one.id, subnetId));
  if (subnet === undefined) return Number.POSITIVE_INFINITY;
  const taken = state.privateEndpoints
    .filter((one) => sameName(one.subnetId, subnetId))
    .reduce((sum, endpoint) => sum + addressesOf(state, endpoint, exceptRegion), 0);
  return subnet.addresses - subnet.takenByOthers - taken;
}

function addressesOf(state: EmulatorState, endpoint: PrivateEndpoint, exceptRegion: string): number {
  const registry = state.registries.find((one) => sameName(registryIdOf(one), endpoint.registryId));
  if (registry === undefined) return 0;
  const regions = registry.replications
    .filter((one) => !isHomeReplication(registry, one) && one.location !== exceptRegion)
    .map((one) => one.location);
  return 1 + [registry.location, ...regions].flatMap((region) => membersFor(registry, region)).length;
}
