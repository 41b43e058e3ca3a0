import "server-only";
import type { Queryable } from "@/lib/db/database";
import { sql } from "@/lib/db/sql";

/**
 * Takes or prolongs what is free, over, or one's own.
 *
 * @returns the names that are the holder's from now on, for `lifetimeMs` by the database's clock.
 */
export async function takeLeases(
  db: Queryable,
  holder: string,
  names: readonly string[],
  lifetimeMs: number,
): Promise<string[]> {
  // In one order everywhere, so that two instances do not wait for each other's rows.
  const rows = await db.query<{ name: string }>(sql`
    insert into leases (name, holder, expires_at)
    select name, ${holder}, clock_timestamp() + ${lifetimeMs} * interval '1 millisecond'
    from unnest(${[...names]}::text[]) as name order by name
    on conflict (name) do update set holder = excluded.holder, expires_at = excluded.expires_at
    where leases.holder = excluded.holder or leases.expires_at <= clock_timestamp()
    returning name`);
  return rows.map(({ name }) => name);
}

export async function giveUpLeases(db: Queryable, holder: string, names: readonly string[]): Promise<void> {
  await db.query(sql`delete from leases where holder = ${holder} and name = any(${[...names]}::text[])`);
}
