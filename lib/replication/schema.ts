import { z } from "zod";
import { Reason } from "@/lib/audit/schema";
import { RegistryId } from "@/lib/resource-id/schema";

export const RegionName = z
  .string()
  .regex(/^[a-z0-9]{2,40}$/, "A region is given by its short name, for example westeurope.");

// Microsoft.ContainerRegistry/registries/replications, name pattern of the REST specification.
const ReplicaName = z
  .string()
  .regex(/^[a-zA-Z0-9]{5,50}$/, "A replica's name has 5 to 50 letters and digits.");

// https://learn.microsoft.com/azure/azure-resource-manager/management/tag-resources#limitations
const TagName = z
  .string()
  .trim()
  .min(1, "A tag needs a name.")
  .max(512, "A tag's name has at most 512 characters.")
  .regex(/^[^<>%&\\?/]*$/, "A tag's name cannot hold < > % & \\ ? or /.");
const TagValue = z.string().max(256, "A tag's value has at most 256 characters.");

export const AddReplicasInput = z.object({
  registryId: RegistryId,
  regions: z
    .array(RegionName)
    .min(1, "Choose at least one region.")
    .max(60, "At most 60 regions can be added in one go.")
    .refine((regions) => new Set(regions).size === regions.length, "A region is listed twice."),
  globalEndpointRouting: z.enum(["included", "excluded"]),
  tags: z
    .record(TagName, TagValue)
    .refine((tags) => Object.keys(tags).length <= 50, "A replica holds at most 50 tags.")
    .refine(
      (tags) =>
        new Set(Object.keys(tags).map((name) => name.toLowerCase())).size === Object.keys(tags).length,
      "Two tags have the same name; Azure does not tell upper from lower case there.",
    ),
  reason: Reason,
});
export type AddReplicasInput = z.infer<typeof AddReplicasInput>;

/** For a repair as well: it begins with a deletion, and asks for the same confirmation. */
export const DeleteReplicaInput = z.object({
  registryId: RegistryId,
  replicaName: ReplicaName,
  /** What the person typed to confirm. */
  confirmation: z.string().max(200),
  reason: Reason,
});
export type DeleteReplicaInput = z.infer<typeof DeleteReplicaInput>;

export const CreateAgainInput = z.object({
  registryId: RegistryId,
  replicaName: ReplicaName,
  reason: Reason,
});
export type CreateAgainInput = z.infer<typeof CreateAgainInput>;

export const SetGlobalEndpointRoutingInput = z.object({
  registryId: RegistryId,
  replicaName: ReplicaName,
  globalEndpointRouting: z.enum(["included", "excluded"]),
  reason: Reason,
});
export type SetGlobalEndpointRoutingInput = z.infer<typeof SetGlobalEndpointRoutingInput>;
