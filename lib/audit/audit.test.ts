import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { aCaller } from "@/lib/auth/fixtures/a-caller";
import type { Database } from "@/lib/db/database";
import { closeDatabase } from "@/lib/db/get-database";
import { sql } from "@/lib/db/sql";
import { emptyTestDatabase } from "@/lib/db/test-database";
import { AppError } from "@/lib/errors/app-error";
import { auditedChange } from "./audited-change";
import type { AuditEntry } from "./model";
import { recordAudit, recordAuditAlone } from "./record-audit";
import { refuseChange } from "./refuse-change";
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

async function record(count: number): Promise<void> {
  for (let index = 1; index <= count; index += 1) {
    await recordAuditAlone(db, anEntry({ subject: `replica${index}`, detail: { index } }));
  }
}

async function rows(): Promise<Record<string, unknown>[]> {
  return db.query(sql`select action, outcome, subject, correlation_id, detail from audit order by seq`);
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
    await record(last);
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

describe("a change that Azure answers at once", () => {
  const change = {
    caller: aCaller(),
    action: "registry.upgrade-tier",
    registryId: REGISTRY,
    subject: "Premium",
  } as const;

  it("is in the trail before Azure is called, and ends there as succeeded", async () => {
    const given = await auditedChange(change, async () => {
      expect(await rows()).toEqual([expect.objectContaining({ outcome: "requested", subject: "Premium" })]);
      return "done";
    });
    expect(given).toBe("done");
    expect((await rows()).map((row) => row["outcome"])).toEqual(["requested", "succeeded"]);
  });

  it.each([
    ["failed", new AppError("forbidden", { userMessage: "No.", correlationId: "c-1" })],
    [
      "failed",
      new AppError("unavailable", {
        userMessage: "No.",
        correlationId: "c-1",
        refusal: { kind: "unreachable" },
      }),
    ],
    [
      "refused",
      new AppError("conflict", {
        userMessage: "No.",
        correlationId: "c-1",
        refusal: { kind: "already_premium" },
      }),
    ],
    [
      "unknown",
      new AppError("unavailable", {
        userMessage: "No.",
        correlationId: "c-1",
        refusal: { kind: "timed_out" },
      }),
    ],
    ["unknown", new AppError("unavailable", { userMessage: "No.", correlationId: "c-1" })],
  ] as const)("ends as %s, with the correlation id, and passes the error on", async (outcome, error) => {
    await expect(auditedChange(change, () => Promise.reject(error))).rejects.toBe(error);
    expect((await rows()).at(-1)).toMatchObject({
      outcome,
      correlation_id: "c-1",
      detail: { message: "No." },
    });
  });

  it("ends as unknown when our own code breaks, without the fault's words", async () => {
    const fault = new TypeError("secret details");
    await expect(auditedChange(change, () => Promise.reject(fault))).rejects.toBe(fault);
    expect((await rows()).at(-1)).toMatchObject({ outcome: "unknown", detail: { code: "unexpected" } });
  });

  it("is never begun when it cannot be recorded", async () => {
    await db.exec("drop table audit_head");
    let calls = 0;
    await expect(auditedChange(change, () => Promise.resolve((calls += 1)))).rejects.toThrow(/audit_head/);
    expect(calls).toBe(0);
  });
});

describe("refusing a change by one of our own rules", () => {
  it("leaves a refused row and throws the refusal in words", async () => {
    const refusal = refuseChange(
      { caller: aCaller(), action: "replica.delete", registryId: REGISTRY, subject: "westus" },
      { kind: "home_replica" },
    );
    await expect(refusal).rejects.toMatchObject({ code: "conflict", refusal: { kind: "home_replica" } });
    expect(await rows()).toEqual([
      expect.objectContaining({
        action: "replica.delete",
        outcome: "refused",
        subject: "westus",
        detail: expect.objectContaining({ refusal: { kind: "home_replica" } }),
      }),
    ]);
  });
});
