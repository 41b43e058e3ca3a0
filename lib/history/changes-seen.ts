import type { Replica } from "@/lib/azure/model";
import type { Observation } from "./model";

interface Look {
  readonly replicas: readonly Replica[];
  /** ISO, UTC. */
  readonly asOf: string;
}

/** One row for each replica that looks otherwise than before; all of them when nobody has looked before. */
export function changesSeen(
  before: Look | undefined,
  after: Look,
  operationIds: ReadonlyMap<string, string>,
): Observation[] {
  const earlier = byName(before?.replicas ?? []);
  const later = byName(after.replicas);
  return [...new Set([...earlier.keys(), ...later.keys()])].sort().flatMap((name) => {
    const was = earlier.get(name);
    const is = later.get(name);
    if (was !== undefined && is !== undefined && isSame(was, is)) return [];
    const replica = is ?? was;
    if (replica === undefined) return [];
    return {
      replicaName: replica.name,
      region: replica.region,
      seenAt: after.asOf,
      beforeAt: before?.asOf,
      isThere: is !== undefined,
      provisioningState: is?.provisioningState,
      displayStatus: is?.syncStatus?.displayStatus,
      statusSince: is?.syncStatus?.changedAt,
      globalEndpointRouting: is?.globalEndpointRouting,
      changedBy: is?.changedBy,
      changedAt: is?.changedAt,
      operationId: operationIds.get(name),
    };
  });
}

function byName(replicas: readonly Replica[]): Map<string, Replica> {
  return new Map(replicas.map((replica) => [replica.name.toLowerCase(), replica]));
}

function isSame(was: Replica, is: Replica): boolean {
  return (
    was.provisioningState === is.provisioningState &&
    was.syncStatus?.displayStatus === is.syncStatus?.displayStatus &&
    // The same word since another time: it was something else in between.
    was.syncStatus?.changedAt === is.syncStatus?.changedAt &&
    was.globalEndpointRouting === is.globalEndpointRouting &&
    was.changedAt === is.changedAt &&
    // Deleted and made again while nobody looked.
    was.createdAt === is.createdAt
  );
}
