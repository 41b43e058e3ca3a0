import { z } from "zod";
import { RegistryId } from "@/lib/resource-id/schema";

const RegionName = z.string().regex(/^[a-z0-9]{2,40}$/);
const ReplicaName = z.string().regex(/^[a-zA-Z0-9]{5,50}$/);
const Routing = z.enum(["included", "excluded"]);

const TagsJson = z
  .string()
  .max(20_000)
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: "custom", message: "Tags are given as a JSON object." });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string().max(512), z.string().max(256)));

const registryId = RegistryId;

/** A change to be shown before it is made, as query parameters. */
export const PreviewInput = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("replica.create"),
    registryId,
    regions: z
      .string()
      .max(2_500)
      .transform((text) => text.split(","))
      .pipe(z.array(RegionName).min(1).max(60)),
    globalEndpointRouting: Routing,
    tags: TagsJson.optional(),
  }),
  z.object({ kind: z.literal("replica.delete"), registryId, replicaName: ReplicaName }),
  z.object({
    kind: z.literal("replica.set-global-endpoint-routing"),
    registryId,
    replicaName: ReplicaName,
    globalEndpointRouting: Routing,
  }),
  z.object({
    kind: z.literal("registry.set-regional-endpoints"),
    registryId,
    regionalEndpoints: z.enum(["enabled", "disabled"]),
  }),
  z.object({
    kind: z.literal("registry.set-data-endpoints"),
    registryId,
    dataEndpointEnabled: z.enum(["true", "false"]).transform((value) => value === "true"),
  }),
  z.object({ kind: z.literal("registry.upgrade-tier"), registryId }),
]);
export type PreviewInput = z.infer<typeof PreviewInput>;
