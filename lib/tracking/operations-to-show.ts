import "server-only";
import type { Replica } from "@/lib/azure/model";
import type { Queryable } from "@/lib/db/database";
import type { Operation } from "@/lib/operations/model";
import { listUnfinishedRepairs } from "@/lib/operations/repair-store";
import { listRecentOperations } from "@/lib/operations/store";

const ENDED_OPERATIONS_SHOWN_MS = 10 * 60_000;
/** A replica that a repair has deleted and not brought back is offered for so long. */
const UNFINISHED_REPAIRS_SHOWN_MS = 30 * 24 * 3_600_000;

/** Open ones, those that have ended lately, and repairs whose replica is still away. Oldest first. */
export async function operationsToShow(
  db: Queryable,
  registryId: string,
  replicas: readonly Replica[],
  nowMs: number,
): Promise<Operation[]> {
  const since = (ms: number) => new Date(nowMs - ms).toISOString();
  const recent = await listRecentOperations(db, registryId, since(ENDED_OPERATIONS_SHOWN_MS));
  const unfinished = await listUnfinishedRepairs(db, registryId, since(UNFINISHED_REPAIRS_SHOWN_MS));
  const shown = new Set(recent.map(({ operationId }) => operationId));
  const names = new Set(replicas.map(({ name }) => name.toLowerCase()));
  const old = unfinished.filter(
    ({ operationId, replicaName }) => !shown.has(operationId) && !names.has(replicaName.toLowerCase()),
  );
  return [...old, ...recent];
}
