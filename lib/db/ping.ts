import "server-only";
import type { Queryable } from "./database";
import { sql } from "./sql";

/** Fulfilled when the store answers a query. */
export async function ping(db: Queryable): Promise<void> {
  await db.query(sql`select 1`);
}
