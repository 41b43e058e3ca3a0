import { json, type Reply } from "../http/reply";
import type { Registry } from "../state/model";
import { nextStamp } from "../time/stamp";
import type { ArmCall } from "./arm-call";
import { registryBody } from "./registry-body";
import { refuseBrokenRules } from "./registry-rules";
import { readRegistrySettings, type RegistrySettings } from "./registry-settings";
import { getRegistry } from "./resources";

/** Switches answer at once. That a change of the tier does too is unconfirmed. */
export function patchRegistryRoute(call: ArmCall): Reply {
  return changeRegistry(call, getRegistry(call), readRegistrySettings(call));
}

export function changeRegistry(call: ArmCall, registry: Registry, settings: RegistrySettings): Reply {
  refuseBrokenRules(call.state, registry, { ...registry, ...settings }, settings);
  Object.assign(registry, settings);
  registry.systemData = {
    ...registry.systemData,
    lastModifiedBy: call.caller.principalName,
    lastModifiedByType: call.caller.kind,
    lastModifiedAt: nextStamp(call.state, call.nowMs),
  };
  return json(200, registryBody(call.state, registry, call.apiVersion));
}
