import "server-only";
import type { Replica } from "@/lib/azure/model";
import type { Queryable } from "@/lib/db/database";
import { gapsBetween } from "@/lib/history/gaps";
import { findStateSince, listWatchedSpans } from "@/lib/history/store";
import type { Operation, OutsideChange } from "@/lib/operations/model";
import { resourceKey } from "@/lib/resource-id/resource-id";

const KIND_OF_STATE: ReadonlyMap<string, OutsideChange["kind"]> = new Map([
  ["creating", "replica.create"],
  ["deleting", "replica.delete"],
  ["updating", "replica.set-global-endpoint-routing"],
]);

interface Look {
  readonly replicas: readonly Replica[];
  readonly operations: readonly Operation[];
  readonly nowMs: number;
}

/** What goes on with replicas on which nothing of ours is open, and since when at least. */
export async function findOutsideChanges(
  db: Queryable,
  registryId: string,
  { replicas, operations, nowMs }: Look,
): Promise<Omit<OutsideChange, "stuckLimit">[]> {
  const open = operations.filter(({ settledAt }) => settledAt === undefined);
  const ours = new Set(open.map(({ replicaName }) => replicaName.toLowerCase()));
  const found: Omit<OutsideChange, "stuckLimit">[] = [];
  for (const replica of replicas) {
    const kind = KIND_OF_STATE.get(replica.provisioningState.toLowerCase());
    if (kind === undefined || ours.has(replica.name.toLowerCase())) continue;
    const since = toldSince(replica);
    found.push({
      replicaName: replica.name,
      kind,
      ...(since === undefined
        ? { since: await seenSince(db, resourceKey(registryId), replica, nowMs), sinceBy: "seen" }
        : { since, sinceBy: "azure" }),
    });
  }
  return found;
}

/** While a replica that was ready is changed, Azure's status still tells when it became ready. */
function toldSince({ provisioningState, syncStatus }: Replica): string | undefined {
  const display = syncStatus?.displayStatus?.toLowerCase();
  return display === undefined || display === provisioningState.toLowerCase()
    ? syncStatus?.changedAt
    : undefined;
}

async function seenSince(
  db: Queryable,
  registryKey: string,
  { name, region, provisioningState, createdAt }: Replica,
  nowMs: number,
): Promise<string> {
  const now = new Date(nowMs).toISOString();
  const first = await findStateSince(db, { registryKey, replicaName: name, region, provisioningState });
  if (first === undefined) return now;
  // In a gap it may have been something else.
  const lastGap = gapsBetween(await listWatchedSpans(db, registryKey, first), first, now).at(-1);
  const since = lastGap?.untilAt ?? first;
  // One of the same name was deleted and this one made meanwhile.
  return createdAt !== undefined && Date.parse(createdAt) > Date.parse(since) ? createdAt : since;
}
