import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "./database";
import { closeDatabase } from "./get-database";
import { MIGRATIONS } from "./migrations/all";
import { sql } from "./sql";
import { emptyTestDatabase } from "./test-database";

let db: Database;
beforeEach(async () => {
  db = await emptyTestDatabase();
}, 120_000);
afterAll(closeDatabase);

const observe = (name: string) =>
  db.query<{ observation_id: number }>(
    sql`insert into observations (registry_key, replica_name, region, seen_at, is_there)
      values ('registry', ${name}, 'eastus', now(), true) returning observation_id`,
  );

/** What a new store has in it, and that nothing else is left of what was done to this one. */
async function expectNew(): Promise<void> {
  expect(await db.query(sql`select version, name from schema_version order by version`)).toEqual(
    MIGRATIONS.map(({ name }, index) => ({ version: index + 1, name })),
  );
  const head = { id: 1, seq: 0, hash: "0".repeat(64) };
  expect(await db.query(sql`select id, seq, hash from audit_head`)).toEqual([head]);
  expect(await observe("first")).toEqual([{ observation_id: 1 }]);
  expect(await db.query(sql`select replica_name from observations`)).toEqual([{ replica_name: "first" }]);
}

describe("the store of a test", () => {
  it("is as new whatever rows the test before has left, and its numbers begin anew", async () => {
    await observe("one");
    await observe("two");
    await db.exec("update schema_version set name = 'something else' where version = 1");
    db = await emptyTestDatabase();
    await expectNew();
  });

  it.each([
    ["a table more", "create table more (id int)"],
    ["a table less", "drop table audit_head"],
    ["a column more", "alter table leases add column more int"],
    ["a column that may be empty", "alter table leases alter column holder drop not null"],
    ["a trigger less", "drop trigger audit_only_grows on audit"],
    ["a trigger that is switched off", "alter table audit disable trigger audit_only_grows"],
    ["a constraint less", "alter table audit drop constraint audit_pkey"],
    ["an index less", "drop index observations_by_age"],
    [
      "another function",
      "create or replace function check_audit_head() returns trigger language plpgsql as $$ begin return new; end $$",
    ],
  ])("is made anew after a test that has left %s", async (_, change) => {
    const shape = sql`
      select c.relname, a.attname, a.attnotnull, t.tgname, t.tgenabled, i.indexrelid::regclass::text as index, p.prosrc
      from pg_class c
        left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and c.relkind = 'r'
        left join pg_trigger t on t.tgrelid = c.oid and not t.tgisinternal
        left join pg_index i on i.indrelid = c.oid
        left join pg_proc p on p.oid = t.tgfoid
      where c.relnamespace = 'public'::regnamespace order by 1, 2, 4, 6`;
    const before = await db.query(shape);
    await db.exec(change);
    expect(await db.query(shape)).not.toEqual(before);
    db = await emptyTestDatabase();
    expect(await db.query(shape)).toEqual(before);
    await expectNew();
  });

  it("refuses to change the audit trail, as any store does", async () => {
    await expect(db.exec("delete from audit")).rejects.toThrow(/only grows/);
  });
});
