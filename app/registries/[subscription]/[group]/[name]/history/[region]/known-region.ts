import type { Caller } from "@/lib/auth/caller";
import { listRegions } from "@/lib/registry/queries";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { hasPast } from "@/lib/tracking/has-past";

/** Whether Azure lists the region, or something was seen there: a region that Azure takes off its list keeps its past. */
export async function isKnownRegion(caller: Caller, ref: RegistryRef, region: string): Promise<boolean> {
  const regions = await listRegions(caller, ref.subscriptionId);
  return regions.some(({ name }) => name === region) || hasPast(caller, ref, region);
}
