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
