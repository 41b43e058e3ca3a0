import { isReplicaRegion, normaliseLocation, replicaRegionNames } from "../catalogue/regions";
import { acrError } from "../errors/acr-error";
import { armError } from "../errors/arm-error";
import { creationFault } from "../faults/lifecycle-faults";
import { json, type Reply } from "../http/reply";
import { privateNetworkEnding } from "../lifecycle/private-networks";
import { startCreation } from "../lifecycle/start-creation";
import type { Registry, Replication } from "../state/model";
import { createdBy } from "../state/new-resources";
import { findReplication, registryIdOf } from "../state/resource-ids";
import { nextStamp } from "../time/stamp";
import { param, type ArmCall } from "./arm-call";
import { optionalObject, optionalTags, optionalText } from "./content";
import { operationUrl, retryAfter } from "./operation-urls";
import { replicationBody } from "./replication-body";
import { refuseWhileBusy, routingIn, updateReplication, type ReplicationChange } from "./replication-patch";
import { getParentRegistry } from "./resources";

const TYPE = "Microsoft.ContainerRegistry/registries/replications";
const NAME = /^[a-zA-Z0-9]{5,50}$/;

interface Wanted extends ReplicationChange {
  readonly name: string;
  readonly location: string;
  readonly zoneRedundancy: string | undefined;
}

export function putReplicationRoute(call: ArmCall): Reply {
  const registry = getParentRegistry(call, "write");
  const wanted = readWanted(call);
  const existing = findReplication(registry, wanted.name);
  if (existing !== undefined) return replace(call, registry, existing, wanted);
  if (registry.skuName !== "Premium") throw acrError.replicationNeedsPremium(registry.skuName);
  if (registry.provisioningState !== "Succeeded") {
    throw acrError.busy(
      call.scope.slice(0, call.scope.lastIndexOf("/replications/")),
      registry.provisioningState,
    );
  }
  const neighbour = registry.replications.find((one) => one.location === wanted.location);
  if (neighbour !== undefined) throw acrError.regionAlreadyReplicated(wanted.location, neighbour.name);
  return create(call, registry, wanted);
}

function readWanted(call: ArmCall): Wanted {
  const name = param(call, "replicationName");
  const sent = optionalText(call.content, "location");
  const properties = optionalObject(call.content, "properties") ?? {};
  const wanted = {
    name,
    tags: optionalTags(call.content),
    regionEndpointEnabled: routingIn(call),
    zoneRedundancy: optionalText(properties, "zoneRedundancy"),
  };
  if (sent === undefined || sent === "") throw armError.locationRequired();
  if (!NAME.test(name)) throw armError.invalidResourceName(name);
  const location = normaliseLocation(sent);
  if (!isReplicaRegion(location)) throw armError.locationNotAvailable(sent, TYPE, replicaRegionNames());
  if (wanted.zoneRedundancy !== undefined && !["Enabled", "Disabled"].includes(wanted.zoneRedundancy)) {
    throw acrError.invalidValue("zoneRedundancy", wanted.zoneRedundancy);
  }
  return { ...wanted, location };
}

function create(call: ArmCall, registry: Registry, wanted: Wanted): Reply {
  const { state, caller, nowMs } = call;
  const id = `${registryIdOf(registry)}/replications/${wanted.name}`;
  const ending = creationFault(call, { id, name: wanted.name }) ??
    privateNetworkEnding(state, registry, wanted.location) ?? { type: "created" };
  const createdAt = nextStamp(state, nowMs);
  const replication: Replication = {
    name: wanted.name,
    location: wanted.location,
    tags: wanted.tags ?? {},
    systemData: createdBy(caller.principalName, createdAt, caller.kind),
    provisioningState: "Creating",
    displayStatus: null,
    message: null,
    statusTimestamp: createdAt,
    regionEndpointEnabled: wanted.regionEndpointEnabled ?? true,
    zoneRedundancy: wanted.zoneRedundancy ?? "Disabled",
  };
  registry.replications.push(replication);
  const operation = startCreation(state, registry, replication, nowMs, ending);
  return json(201, replicationBody(registry, replication, call.apiVersion), {
    "azure-asyncoperation": operationUrl(call, `${id}/operationStatuses/${operation.id}`),
    ...retryAfter(call),
  });
}

/** PUT is create-or-replace. That one without a change answers 200 at once is unconfirmed. */
function replace(call: ArmCall, registry: Registry, existing: Replication, wanted: Wanted): Reply {
  if (existing.location !== wanted.location) {
    throw armError.locationChanged(
      `${registry.name}/${existing.name}`,
      existing.location,
      registry.resourceGroup,
      wanted.location,
    );
  }
  refuseWhileBusy(registry, existing);
  if (wanted.zoneRedundancy !== undefined && wanted.zoneRedundancy !== existing.zoneRedundancy) {
    throw acrError.zoneRedundancyFixed();
  }
  const change = { tags: wanted.tags ?? {}, regionEndpointEnabled: wanted.regionEndpointEnabled ?? true };
  const isSame =
    change.regionEndpointEnabled === existing.regionEndpointEnabled &&
    JSON.stringify(sorted(change.tags)) === JSON.stringify(sorted(existing.tags));
  if (isSame) return json(200, replicationBody(registry, existing, call.apiVersion));
  return updateReplication(call, registry, existing, change);
}

function sorted(tags: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(tags).sort(([left], [right]) => (left < right ? -1 : 1));
}
