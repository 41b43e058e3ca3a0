import "server-only";
import type { Database, StoreKind } from "./database";
import { MIGRATIONS } from "./migrations/all";
import type { Migration } from "./migrations/migration";
import { sql } from "./sql";
import { StoreRefusal } from "./store-refusal";

// Any number that nothing else locks on.
const MIGRATION_LOCK = 7_120_301;
const OTHER_PLACE: Readonly<Record<StoreKind, string>> = {
  embedded: "set DATA_DIR to another folder",
  PostgreSQL: "set DATABASE_URL to another database",
};

/**
 * Brings the store to the newest version, all or nothing. Two that start together take turns.
 *
 * Refuses a store that a newer version has written, and one whose history is not ours.
 */
export async function migrate(db: Database, migrations: readonly Migration[] = MIGRATIONS): Promise<void> {
  await db.transaction(async (transaction) => {
    await transaction.query(sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    await transaction.exec(
      "create table if not exists schema_version (version int primary key, name text not null, applied_at timestamptz not null default now())",
    );
    const applied = await transaction.query<{ version: number; name: string }>(
      sql`select version, name from schema_version order by version`,
    );
    const newest = migrations.length;
    const version = applied.at(-1)?.version ?? 0;
    if (version > newest) {
      throw new StoreRefusal(
        `The store has version ${version}, and this release knows versions up to ${newest}: a newer release has used it. Start that release, or ${OTHER_PLACE[db.kind]}.`,
      );
    }
    const isOurs = applied.every(
      (row, index) => row.version === index + 1 && row.name === migrations[index]?.name,
    );
    if (!isOurs) {
      throw new StoreRefusal(
        `The store was not made by this product, or by a release of it that was never published. To start without it, ${OTHER_PLACE[db.kind]}.`,
      );
    }
    for (const [index, migration] of migrations.entries()) {
      if (index < applied.length) continue;
      await transaction.exec(migration.script);
      await transaction.query(
        sql`insert into schema_version (version, name) values (${index + 1}, ${migration.name})`,
      );
    }
  });
}
