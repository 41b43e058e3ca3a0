import type { ArmRoute } from "./arm-call";
import { pollResultRoute, pollStatusRoute } from "./operation-polls";
import { getRegistryRoute, listRegistriesRoute } from "./registry-reads";
import { deleteReplicationRoute } from "./replication-delete";
import { patchReplicationRoute } from "./replication-patch";
import { putReplicationRoute } from "./replication-put";
import { getReplicationRoute, listReplicationsRoute } from "./replication-reads";
import {
  getProviderRoute,
  getSubscriptionRoute,
  listLocationsRoute,
  listSubscriptionsRoute,
} from "./subscriptions";

const SUBSCRIPTION = "/subscriptions/:subscriptionId";
const GROUP = `${SUBSCRIPTION}/resourceGroups/:resourceGroup`;
const ACR = "providers/Microsoft.ContainerRegistry";
const REGISTRY = `${GROUP}/${ACR}/registries/:registryName`;
const REPLICATION = `${REGISTRY}/replications/:replicationName`;
const RIGHT = "Microsoft.ContainerRegistry/registries";

const SUBSCRIPTIONS: readonly ArmRoute[] = [
  {
    method: "GET",
    path: "/subscriptions",
    versions: "arm",
    action: undefined,
    rights: "any-role",
    isList: true,
    handle: listSubscriptionsRoute,
  },
  {
    method: "GET",
    path: SUBSCRIPTION,
    versions: "arm",
    action: "Microsoft.Resources/subscriptions/read",
    rights: "any-role",
    handle: getSubscriptionRoute,
  },
  {
    method: "GET",
    path: `${SUBSCRIPTION}/locations`,
    versions: "arm",
    action: "Microsoft.Resources/subscriptions/locations/read",
    rights: "any-role",
    isList: true,
    handle: listLocationsRoute,
  },
  {
    method: "GET",
    path: `${SUBSCRIPTION}/${ACR}`,
    versions: "arm",
    action: "Microsoft.Resources/subscriptions/providers/read",
    rights: "any-role",
    handle: getProviderRoute,
  },
];

const REGISTRIES: readonly ArmRoute[] = [
  ...[SUBSCRIPTION, GROUP].map((above): ArmRoute => ({
    method: "GET",
    path: `${above}/${ACR}/registries`,
    versions: "registries",
    action: `${RIGHT}/read`,
    rights: "any-role",
    isList: true,
    handle: listRegistriesRoute,
  })),
  {
    method: "GET",
    path: REGISTRY,
    versions: "registries",
    action: `${RIGHT}/read`,
    rights: "exact",
    handle: getRegistryRoute,
  },
];

const REPLICATIONS: readonly ArmRoute[] = [
  {
    method: "GET",
    path: `${REGISTRY}/replications`,
    versions: "replications",
    action: `${RIGHT}/replications/read`,
    rights: "exact",
    isList: true,
    handle: listReplicationsRoute,
  },
  {
    method: "GET",
    path: REPLICATION,
    versions: "replications",
    action: `${RIGHT}/replications/read`,
    rights: "exact",
    handle: getReplicationRoute,
  },
  {
    method: "PUT",
    path: REPLICATION,
    versions: "replications",
    action: `${RIGHT}/replications/write`,
    rights: "exact",
    handle: putReplicationRoute,
  },
  {
    method: "PATCH",
    path: REPLICATION,
    versions: "replications",
    action: `${RIGHT}/replications/write`,
    rights: "exact",
    handle: patchReplicationRoute,
  },
  {
    method: "DELETE",
    path: REPLICATION,
    versions: "replications",
    action: `${RIGHT}/replications/delete`,
    rights: "exact",
    handle: deleteReplicationRoute,
  },
  {
    method: "GET",
    path: `${REPLICATION}/operationStatuses/:operationId`,
    versions: "replications",
    action: `${RIGHT}/replications/operationStatuses/read`,
    rights: "exact",
    poll: "status",
    handle: pollStatusRoute,
  },
  {
    method: "GET",
    path: `${SUBSCRIPTION}/${ACR}/locations/:location/operationResults/:operationId`,
    versions: "replications",
    action: "Microsoft.ContainerRegistry/locations/operationResults/read",
    rights: "exact",
    poll: "result",
    handle: pollResultRoute,
  },
];

export const ROUTES: readonly ArmRoute[] = [...SUBSCRIPTIONS, ...REGISTRIES, ...REPLICATIONS];
