import "server-only";
import type { Queryable } from "@/lib/db/database";
import { sql } from "@/lib/db/sql";

export interface NonceRow {
  readonly nonceHash: string;
  /** Of the browser that the nonce was issued to. */
  readonly browserHash: string;
  readonly expiresAt: Date;
}

/** What nobody used in time goes at the same occasion. */
export async function insertNonce(db: Queryable, row: NonceRow, nowMs: number): Promise<void> {
  await db.query(sql`delete from sign_in_nonces where expires_at <= ${timeOf(nowMs)}`);
  await db.query(sql`
    insert into sign_in_nonces (nonce_hash, browser_hash, expires_at)
    values (${row.nonceHash}, ${row.browserHash}, ${row.expiresAt.toISOString()})`);
}

/** True once for each nonce, and only for the browser that it was issued to. */
export async function takeNonce(
  db: Queryable,
  { nonceHash, browserHash }: Omit<NonceRow, "expiresAt">,
  nowMs: number,
): Promise<boolean> {
  const taken = await db.query(sql`
    delete from sign_in_nonces
    where nonce_hash = ${nonceHash} and browser_hash = ${browserHash} and expires_at > ${timeOf(nowMs)}
    returning nonce_hash`);
  return taken.length > 0;
}

function timeOf(ms: number): string {
  return new Date(ms).toISOString();
}
