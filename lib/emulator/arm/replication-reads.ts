import { json, type Reply } from "../http/reply";
import type { ArmCall } from "./arm-call";
import { page } from "./paging";
import { replicationBody } from "./replication-body";
import { getParentRegistry, getReplication } from "./resources";

export function getReplicationRoute(call: ArmCall): Reply {
  const registry = getParentRegistry(call, "read");
  return json(200, replicationBody(registry, getReplication(call, registry), call.apiVersion));
}

export function listReplicationsRoute(call: ArmCall): Reply {
  const registry = getParentRegistry(call, "read");
  return page(call, registry.replications, (one) => replicationBody(registry, one, call.apiVersion));
}
