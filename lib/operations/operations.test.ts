import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { auditRows } from "@/lib/audit/fixtures/audit-rows";
import { aCaller } from "@/lib/auth/fixtures/a-caller";
import type { AcceptedOperation } from "@/lib/azure/model";
import type { Database } from "@/lib/db/database";
import { closeDatabase } from "@/lib/db/get-database";
import { emptyTestDatabase } from "@/lib/db/test-database";
import { AppError } from "@/lib/errors/app-error";
import type { OperationRequest } from "./start-operation";
import { startOperation } from "./start-operation";
import type { EndState, Ending } from "./store";
import {
  findOpenOperation,
  listOpenOperations,
  listRecentOperations,
  markRunning,
  readPoll,
  savePoll,
  settleOperation,
} from "./store";

const REGISTRY =
  "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/contoso";
const ACCEPTED: AcceptedOperation = {
  pollerState: "state-1",
  retryAfterSeconds: 10,
  correlationId: "c-1",
  requestId: "r-1",
};

let db: Database;
beforeEach(async () => {
  db = await emptyTestDatabase();
}, 120_000);
afterAll(closeDatabase);

function aRequest(changes: Partial<OperationRequest> = {}): OperationRequest {
  return {
    caller: aCaller(),
    kind: "replica.create",
    registryId: REGISTRY,
    replicaName: "eastus",
    replicaRegion: "eastus",
    settings: { globalEndpointRouting: "included", tags: { team: "a" } },
    ...changes,
  };
}

const accept = () => Promise.resolve(ACCEPTED);

describe("starting an operation", () => {
  it("records the intent before Azure is called, and what Azure accepted after", async () => {
    const { operation, isNew } = await startOperation(aRequest(), async () => {
      expect(await listOpenOperations(db)).toEqual([expect.objectContaining({ state: "intended" })]);
      expect(await auditRows(db)).toEqual([
        expect.objectContaining({ outcome: "requested", subject: "eastus" }),
      ]);
      return ACCEPTED;
    });
    expect(isNew).toBe(true);
    expect(operation).toMatchObject({
      state: "running",
      actor: "Olga Owner",
      correlationId: "c-1",
      requestId: "r-1",
    });
    expect(await findOpenOperation(db, REGISTRY.toUpperCase(), "EASTUS")).toEqual(operation);
    expect(await readPoll(db, operation.operationId)).toMatchObject({ pollerState: "state-1", attempts: 0 });
  });

  it("keeps the session that asked for it, so that its outcome names it too", async () => {
    const caller = aCaller({ sessionId: "session-1", requestId: "request-1" });
    const { operation } = await startOperation(aRequest({ caller }), accept);
    await settleOperation(db, operation.operationId, "succeeded", {});
    expect(await auditRows(db)).toMatchObject([
      { outcome: "requested", session_id: "session-1", request_id: "request-1" },
      { outcome: "succeeded", session_id: "session-1", operation_id: operation.operationId },
    ]);
  });

  it("makes two presses at the same moment one operation and one call", async () => {
    const start = vi.fn(accept);
    const presses = await Promise.all([
      startOperation(aRequest(), start),
      startOperation(aRequest({ registryId: REGISTRY.toLowerCase(), replicaName: "EastUS" }), start),
      startOperation(aRequest(), start),
    ]);
    expect(start).toHaveBeenCalledTimes(1);
    expect(new Set(presses.map(({ operation }) => operation.operationId)).size).toBe(1);
    expect(presses.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await auditRows(db)).toHaveLength(1);
  });

  it("refuses another change of the same replica while one runs, and records the refusal", async () => {
    const start = vi.fn(accept);
    await startOperation(aRequest(), start);
    await expect(startOperation(aRequest({ kind: "replica.delete" }), start)).rejects.toMatchObject({
      code: "conflict",
      refusal: { kind: "already_running", what: "Creating the replica in eastus" },
    });
    expect(start).toHaveBeenCalledTimes(1);
    expect((await auditRows(db)).at(-1)).toMatchObject({ action: "replica.delete", outcome: "refused" });
  });

  it("does not take a press in the other direction for the same routing change", async () => {
    const kind = "replica.set-global-endpoint-routing";
    await startOperation(aRequest({ kind, settings: { globalEndpointRouting: "excluded" } }), accept);
    const again = await startOperation(
      aRequest({ kind, settings: { globalEndpointRouting: "excluded" } }),
      accept,
    );
    expect(again.isNew).toBe(false);
    const back = startOperation(aRequest({ kind, settings: { globalEndpointRouting: "included" } }), accept);
    await expect(back).rejects.toMatchObject({ refusal: { kind: "already_running" } });
  });

  it("lets other replicas of the registry change at the same time", async () => {
    await startOperation(aRequest(), accept);
    const other = await startOperation(
      aRequest({ replicaName: "westus2", replicaRegion: "westus2" }),
      accept,
    );
    expect(other.isNew).toBe(true);
  });

  it("ends at once when Azure refuses, and gives the replica free", async () => {
    const refusal = new AppError("forbidden", { userMessage: "You may not.", correlationId: "c-9" });
    await expect(startOperation(aRequest(), () => Promise.reject(refusal))).rejects.toBe(refusal);
    expect(await listOpenOperations(db)).toEqual([]);
    const [ended] = await listRecentOperations(db, REGISTRY, "2020-01-01T00:00:00Z");
    expect(ended).toMatchObject({ state: "failed", failure: "You may not.", correlationId: "c-9" });
    expect((await auditRows(db)).map((row) => [row["outcome"], row["correlation_id"]])).toEqual([
      ["requested", null],
      ["failed", "c-9"],
    ]);
    expect((await startOperation(aRequest(), accept)).isNew).toBe(true);
  });

  it.each([
    new AppError("unavailable", {
      userMessage: "No answer.",
      refusal: { kind: "timed_out" },
      correlationId: "c-2",
    }),
    new AppError("unavailable", { userMessage: "Odd answer.", refusal: { kind: "malformed_answer" } }),
    new AppError("unavailable", { userMessage: "Broken." }),
  ])("stays open when the answer is lost, and says that it is being watched", async (lost) => {
    await expect(startOperation(aRequest(), () => Promise.reject(lost))).rejects.toMatchObject({
      code: "unavailable",
      userMessage: expect.stringContaining("may have taken this change on"),
      nextStep: expect.stringContaining("watched"),
      correlationId: lost.correlationId,
    });
    expect(await listOpenOperations(db, REGISTRY)).toEqual([expect.objectContaining({ state: "intended" })]);
    expect((await auditRows(db)).map((row) => row["outcome"])).toEqual(["requested"]);
  });

  it.each(["unreachable", "app_identity_refused"] as const)(
    "ends when Azure certainly did nothing: %s",
    async (kind) => {
      const error = new AppError("unavailable", { userMessage: "No way.", refusal: { kind } });
      await expect(startOperation(aRequest(), () => Promise.reject(error))).rejects.toBe(error);
      expect(await listOpenOperations(db)).toEqual([]);
      expect((await auditRows(db)).map((row) => row["outcome"])).toEqual(["requested", "failed"]);
    },
  );

  it("stays open when our own code breaks after the intent", async () => {
    await expect(startOperation(aRequest(), () => Promise.reject(new TypeError("bug")))).rejects.toThrow(
      "bug",
    );
    expect(await listOpenOperations(db)).toHaveLength(1);
  });

  it("records nothing and calls nobody for a person without a token", async () => {
    const start = vi.fn(accept);
    const caller = aCaller({
      armToken: () => Promise.reject(new AppError("signed_out", { userMessage: "Sign in." })),
    });
    await expect(startOperation(aRequest({ caller }), start)).rejects.toMatchObject({ code: "signed_out" });
    expect(start).not.toHaveBeenCalled();
    expect(await auditRows(db)).toEqual([]);
  });

  it("tells every process before and after the call", async () => {
    const heard: string[] = [];
    await new Promise<void>((resolve) => {
      db.listen("operations", { onMessage: (registryId) => heard.push(registryId), onListening: resolve });
    });
    await startOperation(aRequest(), accept);
    await expect.poll(() => heard).toEqual([REGISTRY, REGISTRY]);
  });
});

describe("settling an operation", () => {
  it.each([
    ["succeeded", "succeeded"],
    ["failed", "failed"],
    ["not_started", "failed"],
    ["unknown", "unknown"],
  ] as const)("as %s writes %s into the trail in the name of who asked, once", async (state, outcome) => {
    const { operation } = await startOperation(aRequest(), accept);
    const end = (to: EndState, ending: Ending) => settleOperation(db, operation.operationId, to, ending);
    const first = await end(state, { failure: undefined, correlationId: undefined });
    const second = await end("failed", { failure: "late", correlationId: "c-late" });
    expect(first).toMatchObject({ state, correlationId: "c-1", failure: undefined });
    expect(second).toBeUndefined();
    const rows = await auditRows(db);
    expect(rows.map((row) => row["outcome"])).toEqual(["requested", outcome]);
    expect(rows.at(-1)).toMatchObject({
      operation_id: operation.operationId,
      correlation_id: "c-1",
      detail: { state },
    });
  });

  it("takes one of two endings that come at the same moment", async () => {
    const { operation } = await startOperation(aRequest(), accept);
    const endings = await Promise.all([
      settleOperation(db, operation.operationId, "succeeded", {}),
      settleOperation(db, operation.operationId, "failed", {}),
    ]);
    const taken = endings.filter((ending) => ending !== undefined);
    expect(taken).toHaveLength(1);
    expect((await auditRows(db)).map((row) => row.outcome)).toEqual(["requested", taken[0]?.state]);
  });

  it("keeps an ending, whatever is said about it later", async () => {
    const { operation } = await startOperation(aRequest(), accept);
    await settleOperation(db, operation.operationId, "succeeded", {});
    await markRunning(db, operation.operationId, ACCEPTED);
    await savePoll(db, operation.operationId, { status: "cannot_tell", reason: "403" }, 0);
    expect(await listOpenOperations(db)).toEqual([]);
    expect(await readPoll(db, operation.operationId)).toMatchObject({ attempts: 0 });
  });

  it("writes both the state and the trail, or neither", async () => {
    const { operation } = await startOperation(aRequest(), accept);
    await db.exec("alter table audit_head rename to audit_head_away");
    await expect(settleOperation(db, operation.operationId, "succeeded", {})).rejects.toThrow(/audit_head/);
    await db.exec("alter table audit_head_away rename to audit_head");
    expect(await listOpenOperations(db)).toHaveLength(1);
  });
});

describe("polling", () => {
  it("keeps the newest state, counts, and never comes before Retry-After", async () => {
    const { operation } = await startOperation(aRequest(), accept);
    const nowMs = Date.parse("2026-11-20T10:00:00Z");
    await savePoll(
      db,
      operation.operationId,
      { status: "running", pollerState: "state-2", retryAfterSeconds: 15 },
      nowMs,
    );
    expect(await readPoll(db, operation.operationId)).toEqual({
      pollerState: "state-2",
      pollAfterMs: nowMs + 15_000,
      attempts: 1,
      wantedRouting: "included",
    });
    await savePoll(db, operation.operationId, { status: "cannot_tell", reason: "403" }, nowMs);
    expect(await readPoll(db, operation.operationId)).toMatchObject({ pollerState: "state-2", attempts: 2 });
  });

  it("knows of nothing to poll for an operation that is not there", async () => {
    expect(await readPoll(db, "none")).toMatchObject({ pollerState: undefined, attempts: 0 });
  });
});

describe("listing operations", () => {
  it("gives the open ones of one registry or of all, and those that ended lately", async () => {
    const other = REGISTRY.replace("contoso", "contosoeu");
    const { operation: ended } = await startOperation(aRequest(), accept);
    await settleOperation(db, ended.operationId, "succeeded", {});
    const { operation: open } = await startOperation(aRequest({ replicaName: "westus2" }), accept);
    const { operation: elsewhere } = await startOperation(aRequest({ registryId: other }), accept);
    const ids = (operations: readonly { operationId: string }[]) =>
      operations.map(({ operationId }) => operationId);

    expect(ids(await listOpenOperations(db, REGISTRY.toLowerCase()))).toEqual([open.operationId]);
    expect(new Set(ids(await listOpenOperations(db)))).toEqual(
      new Set([open.operationId, elsewhere.operationId]),
    );
    expect(ids(await listRecentOperations(db, REGISTRY, "2020-01-01T00:00:00Z"))).toEqual([
      ended.operationId,
      open.operationId,
    ]);
    expect(ids(await listRecentOperations(db, REGISTRY, "2100-01-01T00:00:00Z"))).toEqual([open.operationId]);
  });
});
