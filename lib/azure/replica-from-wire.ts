import "server-only";
import { z } from "zod";
import { normaliseRegionName } from "@/lib/regions/region-name";
import type { Replica } from "./model";
import { optionalText, optionalTime, readShape, requiredText, tags } from "./read-shape";

const WIRE_REPLICATION = z.object({
  id: requiredText,
  name: requiredText,
  location: requiredText,
  tags,
  provisioningState: requiredText,
  status: z
    .object({ displayStatus: optionalText, message: optionalText, timestamp: optionalTime })
    .optional()
    .catch(undefined),
  regionEndpointEnabled: z.boolean().optional().catch(undefined),
  systemData: z
    .object({
      createdAt: optionalTime,
      createdBy: optionalText,
      lastModifiedAt: optionalTime,
      lastModifiedBy: optionalText,
    })
    .optional()
    .catch(undefined),
});

export function replicaFromWire(replication: unknown, homeRegion: string): Replica {
  const wire = readShape(WIRE_REPLICATION, replication, "a replication");
  const region = normaliseRegionName(wire.location);
  return {
    id: wire.id,
    name: wire.name,
    region,
    isHomeReplica: region === normaliseRegionName(homeRegion),
    provisioningState: wire.provisioningState,
    syncStatus: wire.status && {
      displayStatus: wire.status.displayStatus,
      message: wire.status.message,
      changedAt: wire.status.timestamp,
    },
    // ARM names this after the regional endpoint, but it governs routing from the *global* one.
    // Data keeps syncing when it is off, so the map must never draw such a replica as stopped.
    globalEndpointRouting: wire.regionEndpointEnabled === false ? "excluded" : "included",
    tags: wire.tags,
    createdAt: wire.systemData?.createdAt,
    createdBy: wire.systemData?.createdBy,
    changedAt: wire.systemData?.lastModifiedAt,
    changedBy: wire.systemData?.lastModifiedBy,
  };
}
