import "server-only";
import type { Queryable } from "@/lib/db/database";
import { sql } from "@/lib/db/sql";
import { storableJson } from "@/lib/db/storable-json";
import type { Region } from "@/lib/regions/region";

/** `subscriptionId`: lower-case. An empty list is not kept: it would take the map from a wall that has one. */
export async function keepRegions(
  db: Queryable,
  subscriptionId: string,
  regions: readonly Region[],
): Promise<void> {
  if (regions.length === 0) return;
  await db.query(sql`
    insert into wall_regions (subscription_id, regions, read_at)
    values (${subscriptionId}, ${storableJson(regions)}::jsonb, now())
    on conflict (subscription_id) do update set regions = excluded.regions, read_at = excluded.read_at`);
}

export async function readKeptRegions(
  db: Queryable,
  subscriptionId: string,
): Promise<readonly Region[] | undefined> {
  const [row] = await db.query<{ regions: readonly Region[] }>(
    sql`select regions from wall_regions where subscription_id = ${subscriptionId}`,
  );
  return row?.regions;
}
