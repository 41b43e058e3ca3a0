import type { ArmRoute } from "./arm-call";
import { pollStatusRoute } from "./operation-polls";
import { deleteReplicationRoute } from "./replication-delete";
import { patchReplicationRoute } from "./replication-patch";
import { putReplicationRoute } from "./replication-put";
import { getReplicationRoute, listReplicationsRoute } from "./replication-reads";
import { REGISTRY_PATH, REGISTRY_RIGHT, REPLICATION_PATH } from "./route-paths";

const RIGHT = `${REGISTRY_RIGHT}/replications`;

export const REPLICATION_ROUTES: readonly ArmRoute[] = [
  {
    method: "GET",
    path: `${REGISTRY_PATH}/replications`,
    versions: "replications",
    action: `${RIGHT}/read`,
    rights: "exact",
    isList: true,
    handle: listReplicationsRoute,
  },
  {
    method: "GET",
    path: REPLICATION_PATH,
    versions: "replications",
    action: `${RIGHT}/read`,
    rights: "exact",
    handle: getReplicationRoute,
  },
  {
    method: "PUT",
    path: REPLICATION_PATH,
    versions: "replications",
    action: `${RIGHT}/write`,
    rights: "exact",
    resourceType: "Microsoft.ContainerRegistry/registries/replications",
    handle: putReplicationRoute,
  },
  {
    method: "PATCH",
    path: REPLICATION_PATH,
    versions: "replications",
    action: `${RIGHT}/write`,
    rights: "exact",
    handle: patchReplicationRoute,
  },
  {
    method: "DELETE",
    path: REPLICATION_PATH,
    versions: "replications",
    action: `${RIGHT}/delete`,
    rights: "exact",
    handle: deleteReplicationRoute,
  },
  {
    method: "GET",
    path: `${REPLICATION_PATH}/operationStatuses/:operationId`,
    versions: "replications",
    action: `${RIGHT}/operationStatuses/read`,
    rights: "exact",
    poll: "status",
    handle: pollStatusRoute,
  },
];
