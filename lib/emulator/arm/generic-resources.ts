import { armError } from "../errors/arm-error";
import type { Reply } from "../http/reply";
import { allowedScopes } from "../rbac/scope-rights";
import type { Registry, Replication } from "../state/model";
import { registryIdOf, replicationIdOf } from "../state/resource-ids";
import { withZ } from "../time/stamp";
import type { ArmCall } from "./arm-call";
import { page } from "./paging";
import { readableRegistries } from "./registry-reads";
import { systemDataBody } from "./replication-body";

const REGISTRIES = "microsoft.containerregistry/registries";
const REPLICATIONS = "microsoft.containerregistry/registries/replications";
const FILTER = /^resourceType eq '([^']*)'$/i;

interface Resource {
  readonly registry: Registry;
  readonly replication?: Replication;
}

/** Every resource that the local Azure shows here is a registry or a replication. */
export function listResourcesRoute(call: ArmCall): Reply {
  const types = typesIn(call.request.query.get("$filter"));
  const registries = readableRegistries(call);
  const mayRead = allowedScopes(
    call.state,
    call.caller.objectId,
    "Microsoft.ContainerRegistry/registries/replications/read",
  );
  const replications = registries.flatMap((registry) =>
    registry.replications
      .filter((one) => mayRead(replicationIdOf(registry, one)))
      .map((replication) => ({ registry, replication })),
  );
  return page(
    call,
    [
      ...(types.includes(REGISTRIES) ? registries.map((registry) => ({ registry })) : []),
      ...(types.includes(REPLICATIONS) ? replications : []),
    ],
    resourceItem,
  );
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

function resourceItem(resource: Resource): unknown {
  return resource.replication === undefined
    ? registryItem(resource.registry)
    : replicationItem(resource.registry, resource.replication);
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

function replicationItem(registry: Registry, replication: Replication): unknown {
  return {
    id: replicationIdOf(registry, replication),
    name: `${registry.name}/${replication.name}`,
    type: "Microsoft.ContainerRegistry/registries/replications",
    location: replication.location,
    tags: replication.tags,
    systemData: systemDataBody(replication.systemData, withZ),
  };
}
