import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/lib/db/database";
import { closeDatabase } from "@/lib/db/get-database";
import { migrate } from "@/lib/db/migrate";
import { MIGRATIONS } from "@/lib/db/migrations/all";
import { sql } from "@/lib/db/sql";
import { emptyTestDatabase } from "@/lib/db/test-database";
import { auditRows } from "./fixtures/audit-rows";
import { VERSION_1_ROWS } from "./fixtures/version-1-rows";
import type { AuditEntry } from "./model";
import { recordAudit, recordAuditAlone } from "./record-audit";
import { verifyAuditChain } from "./verify-chain";

const REGISTRY =
  "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/contoso";

let db: Database;
beforeEach(async () => {
  db = await emptyTestDatabase();
}, 120_000);
afterAll(closeDatabase);

function anEntry(changes: Partial<AuditEntry> = {}): AuditEntry {
  return {
    actor: { objectId: "o", tenantId: "t", name: "Olga Owner" },
    action: "replica.create",
    outcome: "requested",
    registryId: REGISTRY,
    subject: "eastus",
    ...changes,
  };
}

const WHOLE = {
  actor: { ...anEntry().actor, sessionId: "session-1" },
  reason: "planned maintenance",
  planId: "plan-1",
  operationId: "operation-1",
  correlationId: "c-1",
  requestId: "request-1",
} as const;

async function record(count: number): Promise<void> {
  for (let index = 1; index <= count; index += 1) {
    await recordAuditAlone(db, anEntry({ subject: `replica${index}`, detail: { index } }));
  }
}

describe("the audit trail", () => {
  it("numbers rows without gaps and chains each to the one before, also when many write at once", async () => {
    await Promise.all(
      Array.from({ length: 10 }, (_, index) => recordAuditAlone(db, anEntry({ subject: `r${index}` }))),
    );
    const chain = await db.query<{ seq: number; prev_hash: string; hash: string }>(
      sql`select seq, prev_hash, hash from audit order by seq`,
    );
    expect(chain.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    chain.forEach(({ prev_hash }, index) => expect(prev_hash).toBe(chain[index - 1]?.hash ?? "0".repeat(64)));
    expect(await verifyAuditChain(db)).toEqual({ isIntact: true, rows: 10 });
  });

  it("names the session, the request, the plan and the reason, and covers them by its hash", async () => {
    await recordAuditAlone(db, anEntry(WHOLE));
    await recordAuditAlone(db, anEntry());
    expect(await auditRows(db)).toMatchObject([
      {
        actor_object_id: "o",
        session_id: "session-1",
        reason: "planned maintenance",
        plan_id: "plan-1",
        operation_id: "operation-1",
        correlation_id: "c-1",
        request_id: "request-1",
      },
      { session_id: null, reason: null, plan_id: null, request_id: null },
    ]);
  });

  it("goes on where a store of version 1 ended", async () => {
    await db.exec("drop schema public cascade; create schema public;");
    await migrate(db, MIGRATIONS.slice(0, 1));
    await db.exec(VERSION_1_ROWS);
    await migrate(db);
    expect(await verifyAuditChain(db)).toEqual({ isIntact: true, rows: 3 });
    await recordAuditAlone(db, anEntry(WHOLE));
    expect(await verifyAuditChain(db)).toEqual({ isIntact: true, rows: 4 });

    await db.exec("drop trigger audit_only_grows on audit; update audit set reason = 'x' where seq = 2;");
    expect(await verifyAuditChain(db)).toMatchObject({ isIntact: false, seq: 2 });
  });

  it("leaves no gap where a transaction was rolled back", async () => {
    await record(1);
    const work = db.transaction(async (transaction) => {
      await recordAudit(transaction, anEntry());
      throw new Error("changed my mind");
    });
    await expect(work).rejects.toThrow("changed my mind");
    await record(1);
    expect(await verifyAuditChain(db)).toEqual({ isIntact: true, rows: 2 });
  });

  it("can be verified whatever was written into it", async () => {
    const text = fc.string({ unit: "binary", maxLength: 30 });
    const entries = fc.record({
      subject: text,
      detail: fc.dictionary(text, fc.jsonValue({ stringUnit: "binary" })),
    });
    let written = 0;
    await fc.assert(
      fc.asyncProperty(entries, async (entry) => {
        await recordAuditAlone(db, anEntry(entry));
        written += 1;
        expect(await verifyAuditChain(db)).toEqual({ isIntact: true, rows: written });
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ["UPDATE", "update audit set subject = 'x'"],
    ["UPDATE", "update audit set subject = 'x' where seq = 99"],
    ["DELETE", "delete from audit"],
    ["TRUNCATE", "truncate audit"],
  ])("refuses %s in a sentence: %s", async (verb, statement) => {
    await record(2);
    await expect(db.exec(statement)).rejects.toThrow(
      `The audit trail only grows: ${verb} on audit is refused.`,
    );
    expect(await verifyAuditChain(db)).toEqual({ isIntact: true, rows: 2 });
  });

  it.each([
    "delete from audit_head",
    "truncate audit_head",
    "update audit_head set seq = 1",
    "update audit_head set hash = repeat('a', 64)",
    "update audit_head set seq = seq + 1",
  ])("keeps its end from being moved back or away: %s", async (statement) => {
    await record(2);
    await expect(db.exec(statement)).rejects.toThrow(/audit trail/);
    expect(await verifyAuditChain(db)).toEqual({ isIntact: true, rows: 2 });
  });
});

// What somebody could do who owns the database and takes the triggers off first.
const TAMPERINGS: readonly (readonly [name: string, statement: (seq: number, last: number) => string])[] = [
  ["an edited subject", (seq) => `update audit set subject = 'edited' where seq = ${seq}`],
  ["an edited actor", (seq) => `update audit set actor_name = 'Nobody' where seq = ${seq}`],
  ["an edited outcome", (seq) => `update audit set outcome = 'unknown' where seq = ${seq}`],
  ["an edited time", (seq) => `update audit set at = at - interval '1 second' where seq = ${seq}`],
  ["an edited detail", (seq) => `update audit set detail = detail || '{"extra":1}' where seq = ${seq}`],
  ["an edited reason", (seq) => `update audit set reason = 'edited' where seq = ${seq}`],
  ["another session", (seq) => `update audit set session_id = 'another' where seq = ${seq}`],
  ["a session wiped off", (seq) => `update audit set session_id = null where seq = ${seq}`],
  ["a plan put in", (seq) => `update audit set plan_id = 'put in' where seq = ${seq}`],
  ["a request wiped off", (seq) => `update audit set request_id = null where seq = ${seq}`],
  ["an edited hash", (seq) => `update audit set hash = repeat('b', 64) where seq = ${seq}`],
  ["a row taken out", (seq) => `delete from audit where seq = ${seq}`],
  ["a beginning cut off", (seq) => `delete from audit where seq <= ${seq}`],
  ["an end cut off", (seq) => `delete from audit where seq >= ${seq}`],
  [
    "a beginning cut off and the rest numbered anew",
    (seq) => `delete from audit where seq <= ${seq}; update audit set seq = seq - ${seq};`,
  ],
  [
    "two rows that changed places",
    (seq, last) =>
      `update audit set seq = 1000 where seq = ${seq}; update audit set seq = ${seq} where seq = ${(seq % last) + 1}; update audit set seq = ${(seq % last) + 1} where seq = 1000;`,
  ],
  [
    "a row put in at the end",
    () =>
      `insert into audit select seq + 1, at, actor_object_id, actor_tenant_id, actor_name, action, outcome, registry_id, subject, operation_id, correlation_id, detail, hash, repeat('c', 64) from audit order by seq desc limit 1`,
  ],
];

describe("verifying the audit trail", () => {
  it("finds every kind of tampering, wherever it was done", async () => {
    const last = 6;
    for (let seq = 1; seq <= last; seq += 1) {
      await recordAuditAlone(db, anEntry({ ...WHOLE, planId: undefined, detail: { seq } }));
    }
    await db.exec(
      "drop trigger audit_only_grows on audit; drop trigger audit_head_stays on audit_head; drop trigger audit_head_moves_on on audit_head; alter table audit drop constraint audit_pkey;",
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...TAMPERINGS),
        fc.integer({ min: 1, max: last }),
        async ([name, statement], seq) => {
          await db.exec("create table kept as select * from audit");
          await db.exec(statement(seq, last));
          const verdict = await verifyAuditChain(db);
          await db.exec("delete from audit; insert into audit select * from kept; drop table kept;");
          expect(verdict.isIntact, `${name} at ${seq}`).toBe(false);
        },
      ),
      { numRuns: 60 },
    );
    expect(await verifyAuditChain(db)).toEqual({ isIntact: true, rows: last });
  });

  it("names the row where the trail breaks", async () => {
    await record(5);
    await db.exec(
      "drop trigger audit_only_grows on audit; update audit set subject = 'edited' where seq = 3;",
    );
    expect(await verifyAuditChain(db)).toEqual({
      isIntact: false,
      seq: 3,
      problem: "This row was changed after it was written.",
    });
  });
});
