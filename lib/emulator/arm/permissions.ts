import { json, type Reply } from "../http/reply";
import { rolesAt } from "../rbac/scope-rights";
import type { ArmCall } from "./arm-call";

/** One element per role; whoever has none gets an empty list (unconfirmed). */
export function listPermissionsRoute(call: ArmCall): Reply {
  const roles = rolesAt(call.state, call.caller.objectId, call.scope);
  return json(200, {
    value: roles.map(({ actions, notActions }) => ({
      actions,
      notActions,
      dataActions: [],
      notDataActions: [],
    })),
  });
}
