import { z } from "zod";
import { defineRead } from "@/lib/actions/define-read";
import { registryRefOf } from "@/lib/resource-id/resource-id";
import { RegistryId } from "@/lib/resource-id/schema";
import { RegionName } from "@/lib/replication/schema";
import { HISTORY_RANGES } from "@/lib/tracking/model";
import { getReplicaHistory } from "@/lib/tracking/replica-history";

/** What was seen of the replicas of one region, a page of changes at a time. */
export const GET = defineRead({
  permission: "registries/read",
  input: z.object({
    registryId: RegistryId,
    region: RegionName,
    range: z.enum(HISTORY_RANGES).default("24h"),
    before: z
      .string()
      .regex(/^[1-9]\d{0,14}$/, "This is not where a page begins.")
      .transform(Number)
      .optional(),
  }),
  run: ({ caller, input: { registryId, ...question } }) =>
    getReplicaHistory(caller, { ref: registryRefOf(registryId), ...question }),
});
