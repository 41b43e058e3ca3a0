import Router from "find-my-way";
import { armError } from "../errors/arm-error";
import type { ArmRoute } from "./arm-call";
import { AUTHORIZATION_ROUTES } from "./authorization-routes";
import { REGISTRY_ROUTES } from "./registry-routes";
import { REPLICATION_ROUTES } from "./replication-routes";
import { RESOURCE_GRAPH_ROUTES } from "../resource-graph/routes";
import { SUBSCRIPTION_ROUTES } from "./subscription-routes";

export interface RouteMatch {
  readonly route: ArmRoute;
  readonly params: Readonly<Record<string, string | undefined>>;
}

const ROUTES = [
  ...SUBSCRIPTION_ROUTES,
  ...REGISTRY_ROUTES,
  ...REPLICATION_ROUTES,
  ...AUTHORIZATION_ROUTES,
  ...RESOURCE_GRAPH_ROUTES,
];

const router = Router({ caseSensitive: false, ignoreTrailingSlash: true, maxParamLength: 4_000 });
for (const route of ROUTES) router.on(route.method, route.path, () => undefined, route);

/** The route of a request; undefined for what the local Azure does not implement. */
export function findRoute(method: string, path: string): RouteMatch | undefined {
  if (!canDecode(path)) throw armError.invalidUri();
  const known = ROUTES.find((one) => one.method === method)?.method;
  if (known === undefined) return undefined;
  const found = router.find(known, path);
  return found === null ? undefined : { route: found.store as ArmRoute, params: found.params };
}

function canDecode(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
