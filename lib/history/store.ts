import "server-only";
import type { Queryable } from "@/lib/db/database";
import { sql } from "@/lib/db/sql";
import { storableText } from "@/lib/db/storable-json";
import type { Observation, WatchedSpan } from "./model";

interface ObservationRow {
  readonly observation_id: number;
  readonly replica_name: string;
  readonly region: string;
  readonly seen_at: Date;
  readonly before_at: Date | null;
  readonly is_there: boolean;
  readonly provisioning_state: string | null;
  readonly display_status: string | null;
  readonly status_since: Date | null;
  readonly global_endpoint_routing: "included" | "excluded" | null;
  readonly changed_by: string | null;
  readonly changed_at: Date | null;
  readonly operation_id: string | null;
}

/** `registryKey`: the registry's id in lower case, as everywhere in this room. */
export async function insertObservations(
  db: Queryable,
  registryKey: string,
  observations: readonly Observation[],
): Promise<void> {
  for (const seen of observations) {
    await db.query(sql`
      insert into observations (
        registry_key, replica_name, region, seen_at, before_at, is_there, provisioning_state, display_status,
        status_since, global_endpoint_routing, changed_by, changed_at, operation_id
      ) values (
        ${registryKey}, ${seen.replicaName.toLowerCase()}, ${seen.region}, ${seen.seenAt}, ${seen.beforeAt ?? null},
        ${seen.isThere}, ${textOrNull(seen.provisioningState)}, ${textOrNull(seen.displayStatus)},
        ${seen.statusSince ?? null}, ${seen.globalEndpointRouting ?? null}, ${textOrNull(seen.changedBy)},
        ${seen.changedAt ?? null}, ${seen.operationId ?? null}
      )`);
  }
}

/**
 * Since then, with the last one of each replica before that: what held when the time began. The latest first.
 *
 * Of one region, or of all of the registry when none is given.
 */
export async function listObservations(
  db: Queryable,
  of: { readonly registryKey: string; readonly region?: string; readonly sinceIso: string },
): Promise<Observation[]> {
  const region = of.region ?? null;
  const rows = await db.query<ObservationRow>(sql`
    select * from observations
    where registry_key = ${of.registryKey} and (${region}::text is null or region = ${region}::text)
      and (seen_at >= ${of.sinceIso}::timestamptz or observation_id in (
        select max(observation_id) from observations
        where registry_key = ${of.registryKey} and seen_at < ${of.sinceIso}::timestamptz
        group by replica_name
      ))
    order by observation_id desc`);
  return rows.map(observationFrom);
}

/** Since when all that was seen of a replica is that state; undefined when its last was another, or it was never seen. */
export async function findStateSince(
  db: Queryable,
  of: {
    readonly registryKey: string;
    readonly replicaName: string;
    readonly region: string;
    readonly provisioningState: string;
  },
): Promise<string | undefined> {
  const name = of.replicaName.toLowerCase();
  const [row] = await db.query<{ since: Date | null }>(sql`
    select min(seen_at) as since from observations
    where registry_key = ${of.registryKey} and region = ${of.region} and replica_name = ${name}
      and observation_id > coalesce((
        select max(observation_id) from observations
        where registry_key = ${of.registryKey} and region = ${of.region} and replica_name = ${name}
          and (not is_there or provisioning_state is distinct from ${storableText(of.provisioningState)})
      ), 0)`);
  return row?.since?.toISOString();
}

/** Whether anything was ever seen in that region. */
export async function hasObservations(db: Queryable, registryKey: string, region: string): Promise<boolean> {
  const rows = await db.query(sql`
    select 1 from observations where registry_key = ${registryKey} and region = ${region} limit 1`);
  return rows.length > 0;
}

/** One observation between its neighbours of the same replica. */
export interface ObservedChange {
  readonly seen: Observation;
  readonly was: Observation | undefined;
  readonly next: Observation | undefined;
}

export interface ObservedChanges {
  readonly changes: readonly ObservedChange[];
  /** To go on with, when there are more. */
  readonly next: number | undefined;
}

/** What was seen in one region, the latest first. */
export async function pageOfChanges(
  db: Queryable,
  of: {
    readonly registryKey: string;
    readonly region: string;
    readonly before: number | undefined;
    readonly limit: number;
  },
): Promise<ObservedChanges> {
  const rows = await db.query<ObservationRow & { page_id: number; previous_id: number; next_id: number }>(sql`
    with neighbours as (
      select observation_id as page_id, lag(observation_id) over by_name as previous_id,
        lead(observation_id) over by_name as next_id
      from observations where registry_key = ${of.registryKey} and region = ${of.region}
      window by_name as (partition by replica_name order by observation_id)
    ), page as (
      select * from neighbours
      where ${of.before ?? null}::bigint is null or page_id < ${of.before ?? null}::bigint
      order by page_id desc limit ${of.limit + 1}
    )
    select page.*, observations.* from page
    join observations on observation_id in (page_id, previous_id, next_id)
    order by page_id desc`);
  const byId = new Map(rows.map((row) => [row.observation_id, observationFrom(row)]));
  const ids = [...new Set(rows.map((row) => row.page_id))];
  const changes = ids.slice(0, of.limit).flatMap((id) => {
    const seen = byId.get(id);
    const row = rows.find((other) => other.page_id === id);
    return seen && row ? { seen, was: byId.get(row.previous_id), next: byId.get(row.next_id) } : [];
  });
  return { changes, next: ids.length > of.limit ? ids[of.limit - 1] : undefined };
}

/**
 * Somebody has looked at `atIso`. What is not longer ago than `pauseMs` is the same span; a longer silence is a gap.
 */
export async function noteWatched(
  db: Queryable,
  registryKey: string,
  atIso: string,
  pauseMs: number,
): Promise<void> {
  const prolonged = await db.query(sql`
    update watched_spans set until_at = greatest(until_at, ${atIso}::timestamptz)
    where registry_key = ${registryKey}
      and from_at = (select max(from_at) from watched_spans where registry_key = ${registryKey})
      and from_at <= ${atIso}::timestamptz
      and until_at >= ${atIso}::timestamptz - ${pauseMs} * interval '1 millisecond'
    returning from_at`);
  if (prolonged.length > 0) return;
  await db.query(sql`
    insert into watched_spans (registry_key, from_at, until_at) values (${registryKey}, ${atIso}, ${atIso})
    on conflict do nothing`);
}

/** Those that reach into the time since then, the earliest first. */
export async function listWatchedSpans(
  db: Queryable,
  registryKey: string,
  sinceIso: string,
): Promise<WatchedSpan[]> {
  const rows = await db.query<{ from_at: Date; until_at: Date }>(sql`
    select from_at, until_at from watched_spans
    where registry_key = ${registryKey} and until_at >= ${sinceIso}::timestamptz
    order by from_at`);
  return rows.map((row) => ({ fromAt: row.from_at.toISOString(), untilAt: row.until_at.toISOString() }));
}

/**
 * Of everything older only the last change of each replica and day is kept.
 *
 * @returns how many rows went.
 */
export async function thinHistory(db: Queryable, olderThanIso: string): Promise<number> {
  const gone = await db.query(sql`
    delete from observations old
    where old.seen_at < ${olderThanIso}::timestamptz and exists (
      select from observations later
      where later.registry_key = old.registry_key and later.replica_name = old.replica_name
        and later.observation_id > old.observation_id
        and date_trunc('day', later.seen_at at time zone 'UTC') = date_trunc('day', old.seen_at at time zone 'UTC')
    )
    returning observation_id`);
  return gone.length;
}

function observationFrom(row: ObservationRow): Observation {
  return {
    replicaName: row.replica_name,
    region: row.region,
    seenAt: row.seen_at.toISOString(),
    beforeAt: row.before_at?.toISOString(),
    isThere: row.is_there,
    provisioningState: row.provisioning_state ?? undefined,
    displayStatus: row.display_status ?? undefined,
    statusSince: row.status_since?.toISOString(),
    globalEndpointRouting: row.global_endpoint_routing ?? undefined,
    changedBy: row.changed_by ?? undefined,
    changedAt: row.changed_at?.toISOString(),
    operationId: row.operation_id ?? undefined,
  };
}

const textOrNull = (text: string | undefined) => (text === undefined ? null : storableText(text));
