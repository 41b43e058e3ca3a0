import "server-only";
import type { Channel, Queryable } from "./database";
import { sql } from "./sql";

/** PostgreSQL takes less than 8,000 bytes. https://www.postgresql.org/docs/current/sql-notify.html */
const MOST_BYTES = 7_900;

/** Tells every process on this store, in a transaction when that commits. */
export async function notify(db: Queryable, channel: Channel, payload: string): Promise<void> {
  if (Buffer.byteLength(payload) > MOST_BYTES) throw new Error(`Too much to tell on ${channel}.`);
  await db.query(sql`select pg_notify(${channel}, ${payload})`);
}
