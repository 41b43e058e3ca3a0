import "server-only";
import type { Database, Queryable } from "@/lib/db/database";
import { sql } from "@/lib/db/sql";
import { storableJson, storableText } from "@/lib/db/storable-json";
import type { ChainedRow } from "./chain";
import { hashOf } from "./chain";
import type { AuditEntry } from "./model";

/**
 * Adds one row to the end of the chain.
 *
 * Takes the transaction that holds the change itself, so that neither is ever there without the other. Until
 * it ends, every other writer waits: keep it short.
 */
export async function recordAudit(transaction: Queryable, entry: AuditEntry): Promise<void> {
  const [head] = await transaction.query<{ seq: number; hash: string }>(
    sql`select seq, hash from audit_head where id = 1 for update`,
  );
  if (head === undefined) throw new Error("The audit trail has lost its end; nothing more can be recorded.");
  const row: ChainedRow = {
    seq: head.seq + 1,
    at: new Date().toISOString(),
    actor_object_id: storableText(entry.actor.objectId),
    actor_tenant_id: storableText(entry.actor.tenantId),
    actor_name: storableText(entry.actor.name),
    action: entry.action,
    outcome: entry.outcome,
    registry_id: textOrNull(entry.registryId),
    subject: textOrNull(entry.subject),
    operation_id: textOrNull(entry.operationId),
    correlation_id: textOrNull(entry.correlationId),
    detail: entry.detail ?? {},
    prev_hash: head.hash,
    session_id: textOrNull(entry.actor.sessionId),
    reason: textOrNull(entry.reason),
    plan_id: textOrNull(entry.planId),
    request_id: textOrNull(entry.requestId),
  };
  const hash = hashOf(row);
  await transaction.query(sql`
    insert into audit (
      seq, at, actor_object_id, actor_tenant_id, actor_name, action, outcome,
      registry_id, subject, operation_id, correlation_id, detail, prev_hash, hash,
      session_id, reason, plan_id, request_id
    ) values (
      ${row.seq}, ${row.at}, ${row.actor_object_id}, ${row.actor_tenant_id}, ${row.actor_name}, ${row.action},
      ${row.outcome}, ${row.registry_id}, ${row.subject}, ${row.operation_id}, ${row.correlation_id},
      ${storableJson(row.detail)}::jsonb, ${row.prev_hash}, ${hash},
      ${row.session_id}, ${row.reason}, ${row.plan_id}, ${row.request_id}
    )`);
  await transaction.query(sql`update audit_head set seq = ${row.seq}, hash = ${hash} where id = 1`);
}

/** For a row that stands for itself. */
export async function recordAuditAlone(db: Database, entry: AuditEntry): Promise<void> {
  await db.transaction((transaction) => recordAudit(transaction, entry));
}

function textOrNull(text: string | undefined): string | null {
  return text === undefined ? null : storableText(text);
}
