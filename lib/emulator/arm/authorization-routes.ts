import type { ArmRoute } from "./arm-call";
import { deleteLockRoute, getLockRoute, listLocksRoute, putLockRoute } from "./locks";
import { listPermissionsRoute } from "./permissions";
import { GROUP_PATH, REGISTRY_PATH, REPLICATION_PATH, SUBSCRIPTION_PATH } from "./route-paths";

const AUTHORIZATION = "providers/Microsoft.Authorization";
const RIGHT = "Microsoft.Authorization/locks";

/** Rights and locks can be asked for at every level. */
function routesAt(scope: string): ArmRoute[] {
  const lock = `${scope}/${AUTHORIZATION}/locks/:lockName`;
  return [
    {
      method: "GET",
      path: `${scope}/${AUTHORIZATION}/permissions`,
      versions: "arm",
      action: undefined,
      rights: "any-role",
      isList: true,
      handle: listPermissionsRoute,
    },
    {
      method: "GET",
      path: `${scope}/${AUTHORIZATION}/locks`,
      versions: "arm",
      action: `${RIGHT}/read`,
      rights: "exact",
      isList: true,
      handle: listLocksRoute,
    },
    {
      method: "GET",
      path: lock,
      versions: "arm",
      action: `${RIGHT}/read`,
      rights: "exact",
      handle: getLockRoute,
    },
    {
      method: "PUT",
      path: lock,
      versions: "arm",
      action: `${RIGHT}/write`,
      rights: "exact",
      ignoresLocks: true,
      handle: putLockRoute,
    },
    {
      method: "DELETE",
      path: lock,
      versions: "arm",
      action: `${RIGHT}/delete`,
      rights: "exact",
      ignoresLocks: true,
      handle: deleteLockRoute,
    },
  ];
}

export const AUTHORIZATION_ROUTES: readonly ArmRoute[] = [
  SUBSCRIPTION_PATH,
  GROUP_PATH,
  REGISTRY_PATH,
  REPLICATION_PATH,
].flatMap(routesAt);
