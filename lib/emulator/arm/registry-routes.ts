import type { ArmRoute } from "./arm-call";
import { checkNameRoute } from "./name-check";
import { pollResultRoute, pollStatusRoute } from "./operation-polls";
import { deleteRegistryRoute } from "./registry-delete";
import { patchRegistryRoute } from "./registry-patch";
import { putRegistryRoute } from "./registry-put";
import { getRegistryRoute, listRegistriesRoute } from "./registry-reads";
import { ACR, GROUP_PATH, REGISTRY_PATH, REGISTRY_RIGHT, SUBSCRIPTION_PATH } from "./route-paths";
import { listUsagesRoute } from "./usages";

const RESOURCE_TYPE = "Microsoft.ContainerRegistry/registries";

function listAt(above: string): ArmRoute {
  return {
    method: "GET",
    path: `${above}/${ACR}/registries`,
    versions: "registries",
    action: `${REGISTRY_RIGHT}/read`,
    rights: "any-role",
    isList: true,
    handle: listRegistriesRoute,
  };
}

export const REGISTRY_ROUTES: readonly ArmRoute[] = [
  listAt(SUBSCRIPTION_PATH),
  listAt(GROUP_PATH),
  {
    method: "GET",
    path: REGISTRY_PATH,
    versions: "registries",
    action: `${REGISTRY_RIGHT}/read`,
    rights: "exact",
    handle: getRegistryRoute,
  },
  {
    method: "PUT",
    path: REGISTRY_PATH,
    versions: "registries",
    action: `${REGISTRY_RIGHT}/write`,
    rights: "exact",
    resourceType: RESOURCE_TYPE,
    handle: putRegistryRoute,
  },
  {
    method: "PATCH",
    path: REGISTRY_PATH,
    versions: "registries",
    action: `${REGISTRY_RIGHT}/write`,
    rights: "exact",
    handle: patchRegistryRoute,
  },
  {
    method: "DELETE",
    path: REGISTRY_PATH,
    versions: "registries",
    action: `${REGISTRY_RIGHT}/delete`,
    rights: "exact",
    handle: deleteRegistryRoute,
  },
  {
    method: "GET",
    path: `${REGISTRY_PATH}/listUsages`,
    versions: "registries",
    action: `${REGISTRY_RIGHT}/listUsages/read`,
    rights: "exact",
    handle: listUsagesRoute,
  },
  {
    method: "GET",
    path: `${REGISTRY_PATH}/operationStatuses/:operationId`,
    versions: "registries",
    action: `${REGISTRY_RIGHT}/operationStatuses/read`,
    rights: "exact",
    poll: "status",
    handle: pollStatusRoute,
  },
  {
    method: "POST",
    path: `${SUBSCRIPTION_PATH}/${ACR}/checkNameAvailability`,
    versions: "registries",
    action: "Microsoft.ContainerRegistry/checkNameAvailability/read",
    rights: "exact",
    countsAs: "read",
    handle: checkNameRoute,
  },
  {
    method: "GET",
    path: `${SUBSCRIPTION_PATH}/${ACR}/locations/:location/operationResults/:operationId`,
    versions: "registries",
    action: "Microsoft.ContainerRegistry/locations/operationResults/read",
    rights: "exact",
    poll: "result",
    handle: pollResultRoute,
  },
];
