import "server-only";
import { auditedChange } from "@/lib/audit/audited-change";
import { refuseChange } from "@/lib/audit/refuse-change";
import { getRegistry } from "@/lib/azure/get-registry";
import { setRegionalEndpoints as patchRegionalEndpoints } from "@/lib/azure/regional-endpoints";
import type { Caller } from "@/lib/auth/caller";
import { announceOperationChange } from "@/lib/operations/announce";
import { registryRefOf } from "@/lib/resource-id/resource-id";
import { whyNotSetRegionalEndpoints } from "./rules";
import type { SetRegionalEndpointsInput } from "./schema";

/** Switches `name.region.geo…` host names on or off for all replicas of a registry at once. */
export async function setRegionalEndpoints({
  caller,
  input,
}: {
  caller: Caller;
  input: SetRegionalEndpointsInput;
}): Promise<{ hostNames: readonly string[] }> {
  const ref = registryRefOf(input.registryId);
  const registry = await getRegistry(caller, ref);
  const change = {
    caller,
    action: "registry.set-regional-endpoints",
    registryId: registry.id,
    subject: input.regionalEndpoints,
    reason: input.reason,
  } as const;
  const refusal = whyNotSetRegionalEndpoints(registry);
  if (refusal) return refuseChange(change, refusal);
  const after = await auditedChange(change, () =>
    patchRegionalEndpoints(caller, ref, input.regionalEndpoints),
  );
  await announceOperationChange(registry.id);
  return { hostNames: after.regionalEndpointHostNames };
}
