import "server-only";
import type { Caller } from "@/lib/auth/caller";
import type { Queryable } from "@/lib/db/database";
import { getDatabase } from "@/lib/db/get-database";
import { gapsBetween } from "@/lib/history/gaps";
import type { Observation, ReplicaChange } from "@/lib/history/model";
import { listObservations, listWatchedSpans, type ObservedChange, pageOfChanges } from "@/lib/history/store";
import { stateTimes } from "@/lib/history/state-times";
import { stripOf } from "@/lib/history/strip";
import { tellChange } from "@/lib/history/tell-change";
import { listOperationsById } from "@/lib/operations/past-store";
import { readTook } from "@/lib/operations/read-took";
import { PAST_STATES } from "@/lib/replication/model";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { formatRegistryId, resourceKey } from "@/lib/resource-id/resource-id";
import { admit } from "./admission";
import type { HistoryRange, ReplicaHistory } from "./model";

export interface HistoryQuestion {
  readonly ref: RegistryRef;
  readonly region: string;
  readonly range: HistoryRange;
  /** From an earlier answer: the page of changes after it. */
  readonly before?: number | undefined;
}

const HOURS: Readonly<Record<HistoryRange, number>> = { "24h": 24, "7d": 7 * 24, "30d": 30 * 24 };
/** Parts of 5 minutes in a day, of half an hour in a week, of two hours in a month. */
const SLOTS: Readonly<Record<HistoryRange, number>> = { "24h": 288, "7d": 336, "30d": 360 };
const CHANGES_A_PAGE = 25;
/** Of those in a range, the latest: enough for a month with several gaps a day. */
const MOST_GAPS = 200;

/** What was seen of a region's replicas, for whoever may see the registry now. */
export async function getReplicaHistory(
  caller: Caller,
  { ref, region, range, before }: HistoryQuestion,
): Promise<ReplicaHistory> {
  await admit(caller, ref);
  const db = await getDatabase();
  const registryId = formatRegistryId(ref);
  const registryKey = resourceKey(registryId);
  const untilAt = new Date().toISOString();
  const fromAt = new Date(Date.parse(untilAt) - HOURS[range] * 3_600_000).toISOString();
  const window = { fromAt, untilAt, slots: SLOTS[range] };
  const [observations, spans, page, took] = await Promise.all([
    listObservations(db, { registryKey, region, sinceIso: fromAt }),
    listWatchedSpans(db, registryKey, fromAt),
    pageOfChanges(db, { registryKey, region, before, limit: CHANGES_A_PAGE }),
    readTook(db, registryId),
  ]);
  return {
    ...window,
    strips: [...byReplica(observations)].map(([replicaName, ofReplica]) => ({
      replicaName,
      segments: stripOf(ofReplica, spans, window, PAST_STATES),
      times: stateTimes(ofReplica, spans, window, PAST_STATES),
    })),
    gaps: gapsBetween(spans, fromAt, untilAt).slice(-MOST_GAPS),
    changes: await tell(db, registryKey, page.changes),
    next: page.next,
    took,
  };
}

async function tell(
  db: Queryable,
  registryKey: string,
  changes: readonly ObservedChange[],
): Promise<ReplicaChange[]> {
  const oldest = changes.at(-1);
  if (oldest === undefined) return [];
  const spans = await listWatchedSpans(db, registryKey, oldest.seen.seenAt);
  const ids = changes.flatMap(({ seen }) => seen.operationId ?? []);
  const operations = ids.length === 0 ? [] : await listOperationsById(db, [...new Set(ids)]);
  const byId = new Map(operations.map((operation) => [operation.operationId, operation]));
  return changes.map((change) => tellChange(change, byId.get(change.seen.operationId ?? ""), spans));
}

function byReplica(observations: readonly Observation[]): Map<string, Observation[]> {
  const byName = new Map<string, Observation[]>();
  for (const seen of observations) {
    byName.set(seen.replicaName, [...(byName.get(seen.replicaName) ?? []), seen]);
  }
  return byName;
}
