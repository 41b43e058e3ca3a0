import "server-only";
import type { Queryable } from "@/lib/db/database";
import { getDatabase } from "@/lib/db/get-database";
import { sql } from "@/lib/db/sql";
import { hashOfSecret } from "./secret-hash";

/** To be called before the session is deleted, in the same transaction. */
export async function rememberAsEnded(transaction: Queryable, sessionId: string): Promise<void> {
  await transaction.query(sql`
    insert into ended_sessions (cookie_hash, ends_at)
    select cookie_hash, ends_at from sessions where session_id = ${sessionId}
    on conflict do nothing`);
}

/** Whether somebody ended the session of this cookie from elsewhere, within the time that it would have had. */
export async function wasEndedElsewhere(cookie: string, nowMs: number = Date.now()): Promise<boolean> {
  const db = await getDatabase();
  const rows = await db.query(sql`
    select 1 from ended_sessions
    where cookie_hash = ${hashOfSecret(cookie)} and ends_at > ${new Date(nowMs).toISOString()}`);
  return rows.length > 0;
}

export async function forgetEndedSessions(db: Queryable, nowMs: number): Promise<void> {
  await db.query(sql`delete from ended_sessions where ends_at <= ${new Date(nowMs).toISOString()}`);
}
