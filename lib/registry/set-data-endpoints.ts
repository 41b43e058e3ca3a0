import "server-only";
import { auditedChange } from "@/lib/audit/audited-change";
import { refuseChange } from "@/lib/audit/refuse-change";
import { getRegistry } from "@/lib/azure/get-registry";
import { setDataEndpoints as patchDataEndpoints } from "@/lib/azure/set-data-endpoints";
import type { Caller } from "@/lib/auth/caller";
import { announceOperationChange } from "@/lib/operations/announce";
import { registryRefOf } from "@/lib/resource-id/resource-id";
import { whyNotSetDataEndpoints } from "./rules";
import type { SetDataEndpointsInput } from "./schema";

/** Switches dedicated data endpoints, `name.region.data…`, for all replicas of a registry at once. */
export async function setDataEndpoints({
  caller,
  input,
}: {
  caller: Caller;
  input: SetDataEndpointsInput;
}): Promise<{ dataEndpointEnabled: boolean }> {
  const ref = registryRefOf(input.registryId);
  const registry = await getRegistry(caller, ref);
  const change = {
    caller,
    action: "registry.set-data-endpoints",
    registryId: registry.id,
    subject: input.dataEndpointEnabled ? "enabled" : "disabled",
    reason: input.reason,
  } as const;
  const refusal = whyNotSetDataEndpoints(registry, input.dataEndpointEnabled);
  if (refusal) return refuseChange(change, refusal);
  await auditedChange(change, () => patchDataEndpoints(caller, ref, input.dataEndpointEnabled));
  await announceOperationChange(registry.id);
  return { dataEndpointEnabled: input.dataEndpointEnabled };
}
