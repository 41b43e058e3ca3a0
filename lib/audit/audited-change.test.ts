import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { aCaller } from "@/lib/auth/fixtures/a-caller";
import type { Database } from "@/lib/db/database";
import { closeDatabase } from "@/lib/db/get-database";
import { sql } from "@/lib/db/sql";
import { emptyTestDatabase } from "@/lib/db/test-database";
import { AppError } from "@/lib/errors/app-error";
import { auditedChange } from "./audited-change";
import { auditRows } from "./fixtures/audit-rows";
import { refuseChange } from "./refuse-change";

const REGISTRY =
  "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/contoso";

let db: Database;
beforeEach(async () => {
  db = await emptyTestDatabase();
}, 120_000);
afterAll(closeDatabase);

async function rows(): Promise<Record<string, unknown>[]> {
  return db.query(sql`select action, outcome, subject, correlation_id, detail from audit order by seq`);
}

describe("a change that Azure answers at once", () => {
  const change = {
    caller: aCaller({ sessionId: "session-1", requestId: "request-1" }),
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
    const both = { session_id: "session-1", request_id: "request-1" };
    expect(await auditRows(db)).toMatchObject([
      { outcome: "requested", ...both },
      { outcome: "succeeded", ...both },
    ]);
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
