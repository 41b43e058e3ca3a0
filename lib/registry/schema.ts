import { z } from "zod";
import { Reason } from "@/lib/audit/schema";
import { RegistryId } from "@/lib/resource-id/schema";

export const SetRegionalEndpointsInput = z.object({
  registryId: RegistryId,
  regionalEndpoints: z.enum(["enabled", "disabled"]),
  reason: Reason,
});
export type SetRegionalEndpointsInput = z.infer<typeof SetRegionalEndpointsInput>;

export const SetDataEndpointsInput = z.object({
  registryId: RegistryId,
  dataEndpointEnabled: z.boolean(),
  reason: Reason,
});
export type SetDataEndpointsInput = z.infer<typeof SetDataEndpointsInput>;

export const UpgradeTierInput = z.object({ registryId: RegistryId, reason: Reason });
export type UpgradeTierInput = z.infer<typeof UpgradeTierInput>;

const SORTS = ["name", "tier", "home", "replicas"] as const;

/** The list page's address: rubbish in a query becomes the default, a shared link never breaks. */
export const RegistryListQuery = z.object({
  q: z.string().max(100).catch(""),
  tier: z.enum(["all", "basic", "standard", "premium"]).catch("all"),
  sort: z.enum(SORTS).catch("name"),
});
export type RegistryListQuery = z.infer<typeof RegistryListQuery>;
