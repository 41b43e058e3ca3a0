import type { Registry, Replication, SystemData } from "../state/model";
import { replicationIdOf } from "../state/resource-ids";
import { withOffset, withZ } from "../time/stamp";
import { shownProperties } from "./shown-properties";

/** `write` is the zone style: resources say `+00:00`, the generic resource list says `Z`. */
export function systemDataBody(data: SystemData, write: (stamp: string) => string = withOffset): unknown {
  return { ...data, createdAt: write(data.createdAt), lastModifiedAt: write(data.lastModifiedAt) };
}

export function replicationBody(
  registry: Registry,
  replication: Replication,
  apiVersion: string,
): Record<string, unknown> & { readonly properties: unknown } {
  const { displayStatus, message, statusTimestamp } = replication;
  return {
    type: "Microsoft.ContainerRegistry/registries/replications",
    id: replicationIdOf(registry, replication),
    name: replication.name,
    location: replication.location,
    tags: replication.tags,
    systemData: systemDataBody(replication.systemData),
    properties: shownProperties(
      {
        provisioningState: replication.provisioningState,
        status: {
          ...(displayStatus !== null && { displayStatus }),
          ...(message !== null && { message }),
          timestamp: withZ(statusTimestamp),
        },
        regionEndpointEnabled: replication.regionEndpointEnabled,
        zoneRedundancy: replication.zoneRedundancy,
      },
      apiVersion,
    ),
  };
}
