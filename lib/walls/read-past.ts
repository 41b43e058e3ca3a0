import "server-only";
import { getDatabase } from "@/lib/db/get-database";
import type { Observation, StripSegment, WatchedSpan } from "@/lib/history/model";
import { listObservations, listWatchedSpans } from "@/lib/history/store";
import { stripOf } from "@/lib/history/strip";
import { AppError } from "@/lib/errors/app-error";
import { PAST_STATES, type PastState } from "@/lib/replication/model";

const DAY_MS = 86_400_000;
/** Half an hour each. */
const SLOTS = 48;

export interface Past {
  readonly observations: readonly Observation[];
  readonly spans: readonly WatchedSpan[];
  readonly untilMs: number;
}

/** The last day of a registry; undefined when the store cannot be asked. */
export async function readPast(registryKey: string, nowMs: number): Promise<Past | undefined> {
  try {
    const db = await getDatabase();
    const since = new Date(nowMs - DAY_MS).toISOString();
    const observations = await listObservations(db, { registryKey, sinceIso: since });
    return { observations, spans: await listWatchedSpans(db, registryKey, since), untilMs: nowMs };
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

export function stripOfReplica(
  { observations, spans, untilMs }: Past,
  replicaName: string,
): StripSegment<PastState>[] {
  const window = {
    fromAt: new Date(untilMs - DAY_MS).toISOString(),
    untilAt: new Date(untilMs).toISOString(),
    slots: SLOTS,
  };
  const own = observations.filter((seen) => seen.replicaName === replicaName.toLowerCase());
  return stripOf(own, spans, window, PAST_STATES);
}
