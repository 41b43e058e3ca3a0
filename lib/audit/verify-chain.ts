import "server-only";
import type { Database, Queryable } from "@/lib/db/database";
import { sql } from "@/lib/db/sql";
import type { ChainedRow } from "./chain";
import { CHAIN_START, hashOf } from "./chain";

export type ChainVerdict =
  | { readonly isIntact: true; readonly rows: number }
  | { readonly isIntact: false; readonly seq: number; readonly problem: string };

type StoredRow = Omit<ChainedRow, "at"> & { readonly at: Date; readonly hash: string };

const PAGE = 500;

/**
 * Walks the whole trail and stops at the first row that was edited, left out, put in or moved, or whose
 * beginning or end was cut off.
 *
 * Somebody who may write to the database can also rebuild every hash; only a copy of the last hash that is
 * kept elsewhere shows that.
 */
export async function verifyAuditChain(db: Database): Promise<ChainVerdict> {
  return db.transaction(async (transaction) => {
    // One snapshot: rows that are written meanwhile are neither waited for nor taken for damage.
    await transaction.exec("set transaction isolation level repeatable read");
    return walk(transaction);
  });
}

async function walk(db: Queryable): Promise<ChainVerdict> {
  let seq = 0;
  let hash = CHAIN_START;
  for (;;) {
    const rows = await db.query<StoredRow>(
      sql`select * from audit where seq > ${seq} order by seq limit ${PAGE}`,
    );
    for (const row of rows) {
      const problem = problemWith(row, seq + 1, hash);
      if (problem !== undefined) return { isIntact: false, seq: seq + 1, problem };
      seq = row.seq;
      hash = row.hash;
    }
    if (rows.length < PAGE) break;
  }
  const [head] = await db.query<{ seq: number; hash: string }>(sql`select seq, hash from audit_head`);
  if (head?.seq !== seq || head.hash !== hash) {
    return { isIntact: false, seq: seq + 1, problem: "The trail does not end where it was last written." };
  }
  return { isIntact: true, rows: seq };
}

function problemWith(row: StoredRow, expectedSeq: number, previousHash: string): string | undefined {
  if (row.seq !== expectedSeq) return "A row is missing here.";
  if (row.prev_hash !== previousHash) return "This row does not follow the one before it.";
  const { hash, at, ...rest } = row;
  return hashOf({ ...rest, at: at.toISOString() }) === hash
    ? undefined
    : "This row was changed after it was written.";
}
