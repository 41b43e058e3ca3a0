import { armError } from "../errors/arm-error";
import { json, type Reply } from "../http/reply";
import { hasAnyRoleAround } from "../rbac/scope-rights";
import type { EmulatorState } from "../state/model";
import { resourceGroupScope, sameName } from "../state/resource-ids";
import { param, type ArmCall } from "./arm-call";
import { page } from "./paging";

type ResourceGroup = EmulatorState["resourceGroups"][number];

export function listResourceGroupsRoute(call: ArmCall): Reply {
  const visible = groupsOf(call).filter((group) =>
    hasAnyRoleAround(call.state, call.caller.objectId, resourceGroupScope(group.subscriptionId, group.name)),
  );
  return page(call, visible, groupBody);
}

export function getResourceGroupRoute(call: ArmCall): Reply {
  const name = param(call, "resourceGroup");
  const group = groupsOf(call).find((one) => sameName(one.name, name));
  if (group === undefined) throw armError.resourceGroupNotFound(name);
  return json(200, groupBody(group));
}

function groupsOf(call: ArmCall): ResourceGroup[] {
  const subscriptionId = param(call, "subscriptionId");
  return call.state.resourceGroups.filter((one) => sameName(one.subscriptionId, subscriptionId));
}

/** `tags` is absent when there are none, unlike the registry's `{}`. */
function groupBody(group: ResourceGroup): unknown {
  return {
    id: resourceGroupScope(group.subscriptionId, group.name),
    name: group.name,
    type: "Microsoft.Resources/resourceGroups",
    location: group.location,
    ...(Object.keys(group.tags).length > 0 && { tags: group.tags }),
    properties: { provisioningState: "Succeeded" },
  };
}
