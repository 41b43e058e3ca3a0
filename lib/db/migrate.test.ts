import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "./database";
import { closeDatabase } from "./get-database";
import { migrate } from "./migrate";
import { MIGRATIONS } from "./migrations/all";
import { sql } from "./sql";
import { emptyTestDatabase } from "./test-database";

let db: Database;
beforeEach(async () => {
  db = await emptyTestDatabase();
}, 120_000);
afterAll(closeDatabase);

const next = {
  name: "one more",
  script: "create table one_more (id int primary key); insert into one_more values (1);",
};

async function versions(): Promise<{ version: number; name: string }[]> {
  return db.query(sql`select version, name from schema_version order by version`);
}

describe("migrating the store", () => {
  it("records each version by name and does nothing the second time", async () => {
    const before = await versions();
    await migrate(db);
    expect(await versions()).toEqual(before);
    expect(before).toEqual(MIGRATIONS.map(({ name }, index) => ({ version: index + 1, name })));
  });

  it("adds what a newer release brings, once, even when two start together", async () => {
    await Promise.all([migrate(db, [...MIGRATIONS, next]), migrate(db, [...MIGRATIONS, next])]);
    expect(await db.query(sql`select id from one_more`)).toEqual([{ id: 1 }]);
    expect((await versions()).at(-1)).toEqual({ version: MIGRATIONS.length + 1, name: "one more" });
  });

  it("leaves nothing behind of a migration that fails half way", async () => {
    const broken = { name: "broken", script: "create table half (id int); select 1/0;" };
    await expect(migrate(db, [...MIGRATIONS, next, broken])).rejects.toThrow(/division by zero/);
    expect(
      await db.query(sql`select to_regclass('half') as half, to_regclass('one_more') as one_more`),
    ).toEqual([{ half: null, one_more: null }]);
    expect(await versions()).toHaveLength(MIGRATIONS.length);
  });

  it("refuses a store that a newer release has written", async () => {
    await migrate(db, [...MIGRATIONS, next]);
    await expect(migrate(db)).rejects.toThrow(
      `The store has version ${MIGRATIONS.length + 1}, and this release knows versions up to ${MIGRATIONS.length}`,
    );
  });

  it("refuses a store whose history is another one", async () => {
    await db.query(sql`update schema_version set name = 'something else' where version = 1`);
    await expect(migrate(db)).rejects.toThrow(/^The store was not made by this product/);
  });
});

describe("the store", () => {
  it("gives a bigint as a number, a time as a Date and jsonb as it went in", async () => {
    const [row] = await db.query(
      sql`select ${9_007_199_254_740_991}::bigint as big, ${"2026-11-20T10:00:00.123Z"}::timestamptz as at, ${'{"a":[1]}'}::jsonb as j`,
    );
    expect(row).toEqual({
      big: Number.MAX_SAFE_INTEGER,
      at: new Date("2026-11-20T10:00:00.123Z"),
      j: { a: [1] },
    });
  });

  it("rolls a transaction back when its work throws, and passes the error on", async () => {
    await db.exec("create table kept (id int)");
    const work = db.transaction(async (transaction) => {
      await transaction.query(sql`insert into kept values (1)`);
      throw new Error("changed my mind");
    });
    await expect(work).rejects.toThrow("changed my mind");
    expect(await db.query(sql`select * from kept`)).toEqual([]);
  });
});
