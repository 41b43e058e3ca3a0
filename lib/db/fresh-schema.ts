import "server-only";
import type { Database } from "./database";
import { sql } from "./sql";

/** What the migrations make of an empty store, to bring a used one back to it without making it again. */
export interface FreshSchema {
  readonly shape: string;
  /** Statements that leave the rows of a new store, and no others. */
  readonly reset: string;
}

/** Of a store that has been migrated and not used since. */
export async function readFreshSchema(db: Database): Promise<FreshSchema> {
  const tables = await tablesOf(db);
  const inserts: string[] = [];
  for (const table of tables) {
    const [row] = await db.query<{ rows: string | null }>({
      text: `select json_agg(kept)::text as rows from ${table} as kept`,
      values: [],
    });
    if (!row?.rows) continue;
    const rows = row.rows.replaceAll("'", "''");
    inserts.push(
      `insert into ${table} overriding system value select * from json_populate_recordset(null::${table}, '${rows}')`,
    );
  }
  return {
    shape: await shapeOf(db),
    reset: [
      // The audit trail refuses to be emptied, and lets only this in.
      "set local session_replication_role = replica",
      // Whoever still writes is waited for, so that no row comes after.
      `lock table ${tables.join(", ")} in exclusive mode`,
      ...tables.map((table) => `delete from ${table}`),
      ...inserts,
      `select setval(oid::regclass, 1, false) from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace`,
    ].join(";\n"),
  };
}

/** Whether it could be brought back: not where a table, a trigger or the like is no longer the one that was made. */
export async function resetToFresh(db: Database, fresh: FreshSchema): Promise<boolean> {
  if ((await shapeOf(db)) !== fresh.shape) return false;
  await db.transaction((transaction) => transaction.exec(fresh.reset));
  return true;
}

async function tablesOf(db: Database): Promise<string[]> {
  const rows = await db.query<{ name: string }>(
    sql`select oid::regclass::text as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by oid`,
  );
  return rows.map(({ name }) => name);
}

/** Another one after any change of the schema: each writes new versions of rows of the catalogue. */
async function shapeOf(db: Database): Promise<string> {
  const [row] = await db.query<{ shape: string }>(sql`
    with own as (select oid, xmin from pg_class where relnamespace = 'public'::regnamespace),
      parts as (
        select 'class' as kind, oid::text as id, xmin from own
        union all select 'column', attrelid || '.' || attnum, xmin from pg_attribute
          where attrelid in (select oid from own)
        union all select 'trigger', oid::text, xmin from pg_trigger where tgrelid in (select oid from own)
        union all select 'constraint', oid::text, xmin from pg_constraint
          where connamespace = 'public'::regnamespace
        union all select 'function', oid::text, xmin from pg_proc where pronamespace = 'public'::regnamespace
      )
    select md5(string_agg(concat_ws(' ', kind, id, xmin), ',' order by kind, id)) as shape from parts`);
  return row?.shape ?? "";
}
