import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Database } from "./database";
import { addressOf } from "./fixtures/address-of";
import type { Relay } from "./fixtures/a-relay";
import { aRelay } from "./fixtures/a-relay";
import { newTestDatabase, onServer } from "./fixtures/new-test-database";
import { notify } from "./notify";
import { openStore } from "./open-store";
import { openPostgres } from "./postgres-database";
import { sql } from "./sql";

const server = inject("postgresUrl");
let relay: Relay;
let db: Database;
beforeAll(async () => {
  relay = await aRelay(await newTestDatabase(server));
  db = await openStore({ database: addressOf(relay.url), dataDir: "unused" });
  await db.exec("create table kept (id int)");
});
afterAll(async () => {
  await db.close();
  await relay.close();
});

const one = () => db.query(sql`select 1 as one`);
const count = async () => (await db.query(sql`select * from kept`)).length;
const inWords = {
  code: "unavailable",
  refusal: { kind: "store_unreachable" },
  userMessage: "Replica Map cannot reach its database.",
  nextStep: expect.stringMatching(/^Try again in a minute\./),
};

describe("a database that goes away", () => {
  it("is told in words with a next step, and is used again as soon as it is back", async () => {
    await Promise.all([one(), one(), one()]);
    relay.cut();
    await expect(one()).rejects.toMatchObject(inWords);
    await expect(db.exec("select 1")).rejects.toMatchObject(inWords);
    await expect(db.transaction(one)).rejects.toMatchObject(inWords);
    relay.mend();
    expect(await one()).toEqual([{ one: 1 }]);
  });

  it("leaves nothing of a transaction that it broke off", async () => {
    const work = db.transaction(async (transaction) => {
      await transaction.query(sql`insert into kept values (1)`);
      relay.cut();
      await transaction.query(sql`insert into kept values (2)`);
    });
    await expect(work).rejects.toMatchObject(inWords);
    relay.mend();
    expect(await count()).toBe(0);
  });

  it("does not end the process while nobody asks, neither from its pool nor in the middle of a transaction", async () => {
    const broken = db.transaction(async (transaction) => {
      await transaction.query(sql`select 1`);
      await onServer(
        server,
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${addressOf(relay.url).database}'`,
      );
      await new Promise((resolve) => setImmediate(resolve));
      await transaction.query(sql`insert into kept values (3)`);
    });
    await expect(broken).rejects.toMatchObject(inWords);
    // Whether the ends of the idle ones have been heard of yet or not, the next ones find a way.
    await expect.poll(async () => one().catch(() => "not yet")).toEqual([{ one: 1 }]);
    expect(await count()).toBe(0);
  });
});

describe("a statement on PostgreSQL", () => {
  it("that waits too long for a lock is broken off in words, and its connection is used again", async () => {
    const hurried = openPostgres(addressOf(relay.url), { statementMs: 2_000, lockMs: 50 });
    const before = await db.transaction(async (transaction) => {
      await transaction.exec("lock table kept");
      await hurried.query(sql`select 1`);
      const connections = relay.connections();
      const waiting = hurried.transaction((other) => other.exec("lock table kept"));
      await expect(waiting).rejects.toMatchObject(inWords);
      return connections;
    });
    await hurried.transaction((other) => other.exec("lock table kept"));
    expect(relay.connections()).toBe(before);
    await hurried.close();
  });

  it("that runs too long is broken off in words", async () => {
    const hurried = openPostgres(addressOf(relay.url), { statementMs: 50, lockMs: 50 });
    await expect(hurried.query(sql`select pg_sleep(60)`)).rejects.toMatchObject(inWords);
    await hurried.close();
  });

  it("that is wrong is our own fault and is not told as an outage", async () => {
    await expect(one().then(() => db.exec("select from nowhere"))).rejects.toMatchObject({ code: "42P01" });
    await expect(db.transaction(() => Promise.reject(new Error("ours")))).rejects.toThrow(/^ours$/);
  });
});

describe("what other processes tell", () => {
  it("is heard again after an outage, and the listener is told to read anew what it may have missed", async () => {
    const told: string[] = [];
    const other = openPostgres(addressOf(relay.url));
    other.listen("session_ends", {
      onMessage: (payload) => told.push(payload),
      onListening: () => told.push("(listening)"),
    });
    await expect.poll(() => told).toEqual(["(listening)"]);
    relay.cut();
    relay.mend();
    await expect.poll(() => told, { timeout: 20_000 }).toEqual(["(listening)", "(listening)"]);
    await notify(other, "session_ends", "after");
    await expect.poll(() => told).toEqual(["(listening)", "(listening)", "after"]);
    await other.close();
  });

  it("does not keep the store from closing while the database is away", async () => {
    const other = openPostgres(addressOf(relay.url));
    await new Promise<void>((resolve) => {
      other.listen("session_ends", { onMessage: () => undefined, onListening: resolve });
    });
    relay.cut();
    await other.close();
    relay.mend();
  });
});
