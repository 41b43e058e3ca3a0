import { json, type Reply } from "../http/reply";
import { allowedScopes } from "../rbac/scope-rights";
import type { Registry } from "../state/model";
import { registryIdOf, sameName } from "../state/resource-ids";
import { param, type ArmCall } from "./arm-call";
import { page } from "./paging";
import { registryBody } from "./registry-body";
import { getRegistry } from "./resources";

export function getRegistryRoute(call: ArmCall): Reply {
  return json(200, registryBody(call.state, getRegistry(call), call.apiVersion));
}

export function listRegistriesRoute(call: ArmCall): Reply {
  const group = call.params["resourceGroup"];
  const registries = readableRegistries(call).filter(
    (registry) => group === undefined || sameName(registry.resourceGroup, group),
  );
  return page(call, registries, (registry) => registryBody(call.state, registry, call.apiVersion));
}

/** Registries of the subscription that the caller may read, in the order of their creation. */
export function readableRegistries(call: ArmCall): Registry[] {
  const action = "Microsoft.ContainerRegistry/registries/read";
  const mayRead = allowedScopes(call.state, call.caller.objectId, action);
  const subscriptionId = param(call, "subscriptionId");
  return call.state.registries.filter(
    (registry) => sameName(registry.subscriptionId, subscriptionId) && mayRead(registryIdOf(registry)),
  );
}
