import { armError } from "../errors/arm-error";
import type { Reply } from "../http/reply";
import { isAllowed } from "../rbac/scope-rights";
import type { Registry } from "../state/model";
import { registryIdOf, replicationIdOf } from "../state/resource-ids";
import { withZ } from "../time/stamp";
import type { ArmCall } from "./arm-call";
import { page } from "./paging";
import { readableRegistries } from "./registry-reads";
import { systemDataBody } from "./replication-body";

const REGISTRIES = "microsoft.containerregistry/registries";
const REPLICATIONS = "microsoft.containerregistry/registries/replications";
const FILTER = /^resourceType eq '([^']*)'$/i;

/** Every resource that the local Azure shows here is a registry or a replication. */
export function listResourcesRoute(call: ArmCall): Reply {
  const types = typesIn(call.request.query.get("$filter"));
  const registries = readableRegistries(call);
  return page(call, [
    ...(types.includes(REGISTRIES) ? registries.map(registryItem) : []),
    ...(types.includes(REPLICATIONS) ? registries.flatMap((one) => replicationItems(call, one)) : []),
  ]);
}

/** One type, several joined with `or`, or everything; other filters are not implemented. */
function typesIn(filter: string | null): string[] {
  if (filter === null || filter.trim() === "") return [REGISTRIES, REPLICATIONS];
  return filter.split(/ or /i).map((part) => {
    const type = FILTER.exec(part.trim())?.[1];
    if (type === undefined) throw armError.notImplemented(`the resource filter ${JSON.stringify(filter)}`);
    return type.toLowerCase();
  });
}

function registryItem(registry: Registry): unknown {
  return {
    id: registryIdOf(registry),
    name: registry.name,
    type: "Microsoft.ContainerRegistry/registries",
    sku: { name: registry.skuName, tier: registry.skuName },
    location: registry.location,
    tags: registry.tags,
    systemData: systemDataBody(registry.systemData, withZ),
  };
}

function replicationItems(call: ArmCall, registry: Registry): unknown[] {
  const action = "Microsoft.ContainerRegistry/registries/replications/read";
  return registry.replications
    .filter((one) => isAllowed(call.state, call.caller.objectId, action, replicationIdOf(registry, one)))
    .map((one) => ({
      id: replicationIdOf(registry, one),
      name: `${registry.name}/${one.name}`,
      type: "Microsoft.ContainerRegistry/registries/replications",
      location: one.location,
      tags: one.tags,
      systemData: systemDataBody(one.systemData, withZ),
    }));
}
