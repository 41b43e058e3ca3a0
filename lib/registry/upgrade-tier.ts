import "server-only";
import { auditedChange } from "@/lib/audit/audited-change";
import { refuseChange } from "@/lib/audit/refuse-change";
import { getRegistry } from "@/lib/azure/get-registry";
import { setTier } from "@/lib/azure/set-tier";
import type { Caller } from "@/lib/auth/caller";
import { announceOperationChange } from "@/lib/operations/announce";
import { registryRefOf } from "@/lib/resource-id/resource-id";
import { whyNotUpgradeTier } from "./rules";
import type { UpgradeTierInput } from "./schema";

/** Upgrades a registry to Premium, the tier that can be geo-replicated. There is no downtime. */
export async function upgradeTier({
  caller,
  input,
}: {
  caller: Caller;
  input: UpgradeTierInput;
}): Promise<{ tier: "Premium" }> {
  const ref = registryRefOf(input.registryId);
  const registry = await getRegistry(caller, ref);
  const change = {
    caller,
    action: "registry.upgrade-tier",
    registryId: registry.id,
    subject: "Premium",
    reason: input.reason,
  } as const;
  const refusal = whyNotUpgradeTier(registry);
  if (refusal) return refuseChange(change, refusal);
  await auditedChange(change, () => setTier(caller, ref, "Premium"));
  await announceOperationChange(registry.id);
  return { tier: "Premium" };
}
