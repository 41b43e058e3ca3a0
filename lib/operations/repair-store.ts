import "server-only";
import type { Actor, AuditEntry } from "@/lib/audit/model";
import { recordAudit } from "@/lib/audit/record-audit";
import type { AcceptedOperation } from "@/lib/azure/model";
import type { Database, Queryable } from "@/lib/db/database";
import { sql } from "@/lib/db/sql";
import { storableText } from "@/lib/db/storable-json";
import type { NeedsPersonBecause, Operation, RepairStep } from "./model";
import type { OperationRow, OperationSettings } from "./stored-operation";
import { actorOfRow, entryOfRow, operationFrom } from "./stored-operation";

/** What going on with a repair needs to know, beside what screens show. */
export interface KeptRepair {
  readonly operation: Operation;
  readonly actor: Actor;
  readonly step: RepairStep;
  readonly stepAtMs: number;
  readonly settings: OperationSettings;
  readonly missingReads: number;
  readonly missingSinceMs: number | undefined;
  readonly createAttempts: number;
  readonly createAfterMs: number | undefined;
}

function repairFrom(row: OperationRow | undefined): KeptRepair | undefined {
  if (row === undefined || row.step === null || row.step_at === null) return undefined;
  return {
    operation: operationFrom(row),
    actor: actorOfRow(row),
    step: row.step,
    stepAtMs: row.step_at.getTime(),
    settings: row.settings,
    missingReads: row.missing_reads,
    missingSinceMs: row.missing_since?.getTime(),
    createAttempts: row.create_attempts,
    createAfterMs: row.create_after?.getTime(),
  };
}

/** Undefined when it is not a repair, or has ended. */
export async function findOpenRepair(db: Queryable, operationId: string): Promise<KeptRepair | undefined> {
  const [row] = await db.query<OperationRow>(sql`
    select * from operations where operation_id = ${operationId} and state in ('intended', 'running')`);
  return repairFrom(row);
}

/** One more read in a row has not found the replica. */
export async function noteMissing(
  db: Queryable,
  operationId: string,
  nowMs: number,
): Promise<KeptRepair | undefined> {
  const now = timeOf(nowMs);
  // A clock that was put back must not make it wait for the difference.
  const [row] = await db.query<OperationRow>(sql`
    update operations set
      missing_reads = missing_reads + 1,
      missing_since = least(coalesce(missing_since, ${now}::timestamptz), ${now}::timestamptz)
    where operation_id = ${operationId} and step in ('deleting', 'gone') and state in ('intended', 'running')
    returning *`);
  return repairFrom(row);
}

/** A read has found it: counting begins anew. */
export async function noteThere(db: Queryable, operationId: string): Promise<void> {
  await db.query(sql`
    update operations set missing_reads = 0, missing_since = null
    where operation_id = ${operationId} and missing_reads > 0`);
}

/** The deletion is over. Undefined when another process was first. */
export async function endDeletion(
  db: Database,
  operationId: string,
  nowMs: number,
): Promise<KeptRepair | undefined> {
  return db.transaction(async (transaction) => {
    const [row] = await transaction.query<OperationRow>(sql`
      update operations set
        step = 'gone', step_at = ${timeOf(nowMs)}::timestamptz, state = 'running',
        poller_state = null, poll_after = null
      where operation_id = ${operationId} and step = 'deleting' and state in ('intended', 'running')
      returning *`);
    if (row === undefined) return undefined;
    await recordAudit(transaction, {
      ...entryOfRow(row),
      action: "replica.delete",
      outcome: "succeeded",
      detail: { state: "succeeded" },
    });
    return repairFrom(row);
  });
}

/** Whether that is news. */
export async function markNeedsPerson(db: Queryable, operationId: string, nowMs: number): Promise<boolean> {
  const rows = await db.query(sql`
    update operations set
      needs_person_since = ${timeOf(nowMs)}::timestamptz, needs_person_because = 'signed_out',
      has_waited_for_person = true
    where operation_id = ${operationId} and step = 'gone' and state = 'running' and needs_person_since is null
    returning operation_id`);
  return rows.length > 0;
}

/** In the name of whoever takes a waiting repair over, or of the person whose it is. */
export interface CreationIntent {
  readonly operationId: string;
  readonly nowMs: number;
  /** Without a reason that of whoever began the repair still holds. */
  readonly takenOverBy?: Pick<AuditEntry, "actor" | "requestId" | "reason">;
  /** Whose it is came back with another session. */
  readonly sessionId?: string | undefined;
  /** Only while no other attempt has been made. */
  readonly afterAttempts?: number;
}

/** Somebody who waited, and for whom it waits again when Azure refuses whoever took it over. */
interface TakenFrom {
  readonly actor: Actor;
  readonly sinceMs: number;
  readonly because: NeedsPersonBecause;
  readonly reason: string | null;
}

export interface IntendedCreation extends KeptRepair {
  readonly takenFrom: TakenFrom | undefined;
}

/**
 * Commits the intent of one attempt to create the replica again.
 *
 * Undefined when somebody else has it, or it has ended; then ARM must not be called.
 */
export async function intendCreation(
  db: Database,
  { operationId, nowMs, takenOverBy, sessionId, afterAttempts }: CreationIntent,
): Promise<IntendedCreation | undefined> {
  return db.transaction(async (transaction) => {
    const [before] = await transaction.query<OperationRow>(sql`
      select * from operations
      where operation_id = ${operationId} and step = 'gone' and state = 'running'
        and (${takenOverBy === undefined}::boolean or needs_person_since is not null)
        and (${afterAttempts ?? null}::int is null or create_attempts = ${afterAttempts ?? null}::int)
      for update`);
    if (before === undefined) return undefined;
    const own = actorOfRow(before);
    const actor = takenOverBy?.actor ?? { ...own, sessionId: sessionId ?? own.sessionId };
    const reason = takenOverBy?.reason;
    const isTakenOver = takenOverBy !== undefined;
    const [row] = await transaction.query<OperationRow>(sql`
      update operations set
        step = 'creating', step_at = ${timeOf(nowMs)}::timestamptz, state = 'intended',
        create_attempts = create_attempts + 1, create_after = null, needs_person_since = null,
        poller_state = null, poll_after = null, correlation_id = null, request_id = null,
        actor_object_id = ${storableText(actor.objectId)}, actor_tenant_id = ${storableText(actor.tenantId)},
        actor_name = ${storableText(actor.name)},
        session_id = ${actor.sessionId === undefined ? null : storableText(actor.sessionId)},
        begun_reason = case when ${isTakenOver}::boolean and begun_by_name is null then reason else begun_reason end,
        begun_by_name = case when ${isTakenOver}::boolean then coalesce(begun_by_name, actor_name) else begun_by_name end,
        reason = coalesce(${reason === undefined ? null : storableText(reason)}::text, reason)
      where operation_id = ${operationId}
      returning *`);
    if (row === undefined) return undefined;
    const entry = {
      ...entryOfRow(row),
      outcome: "requested",
      requestId: takenOverBy?.requestId,
      detail: { replicaRegion: row.replica_region, ...row.settings, attempt: row.create_attempts },
    } as const;
    if (isTakenOver) {
      const detail = { ...entry.detail, takenOverFrom: before.actor_name };
      await recordAudit(transaction, { ...entry, action: "replica.repair", detail });
    }
    await recordAudit(transaction, { ...entry, action: "replica.create" });
    const repair = repairFrom(row);
    return repair && { ...repair, takenFrom: isSamePerson(own, actor) ? undefined : takenFrom(before) };
  });
}

interface Attempt {
  readonly operationId: string;
  readonly createAttempts: number;
}

/** ARM has taken on this attempt. */
export async function markCreationAccepted(
  db: Queryable,
  { operationId, createAttempts }: Attempt,
  accepted: AcceptedOperation,
  nowMs: number,
): Promise<void> {
  const pollAfter =
    accepted.pollerState === undefined ? null : timeOf(nowMs + (accepted.retryAfterSeconds ?? 0) * 1000);
  await db.query(sql`
    update operations set
      state = 'running', poller_state = ${accepted.pollerState ?? null}::text,
      poll_after = ${pollAfter}::timestamptz, correlation_id = ${accepted.correlationId ?? null}::text,
      request_id = ${accepted.requestId ?? null}::text
    where operation_id = ${operationId} and step = 'creating' and create_attempts = ${createAttempts}
      and state in ('intended', 'running')`);
}

export interface FailedAttempt {
  /** When the next may be. */
  readonly createAfterMs: number;
  /** Set when only somebody who comes can go on. */
  readonly needsPersonBecause: NeedsPersonBecause | undefined;
  /** Whoever has taken it over was refused: it is as it was before. */
  readonly giveBack?: TakenFrom | undefined;
  readonly correlationId?: string | undefined;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** ARM certainly did not take on this attempt, and another one may. False when it has ended meanwhile. */
export async function putOffCreation(
  db: Database,
  { operationId, createAttempts }: Attempt,
  { createAfterMs, needsPersonBecause, giveBack, correlationId, detail }: FailedAttempt,
  nowMs: number,
): Promise<boolean> {
  return db.transaction(async (transaction) => {
    const [row] = await transaction.query<OperationRow>(sql`
      update operations set
        step = 'gone', step_at = ${timeOf(nowMs)}::timestamptz, state = 'running',
        create_after = ${timeOf(createAfterMs)}::timestamptz,
        needs_person_since = ${needsPersonBecause === undefined ? null : timeOf(nowMs)}::timestamptz,
        needs_person_because = ${needsPersonBecause ?? null}::text,
        has_waited_for_person = has_waited_for_person or ${needsPersonBecause !== undefined}::boolean
      where operation_id = ${operationId} and step = 'creating' and create_attempts = ${createAttempts}
        and state = 'intended'
      returning *`);
    if (row === undefined) return false;
    const entry = {
      ...entryOfRow(row),
      outcome: "failed",
      correlationId,
      detail: { attempt: createAttempts, ...detail },
    } as const;
    await recordAudit(transaction, { ...entry, action: "replica.create" });
    if (giveBack === undefined) return true;
    await recordAudit(transaction, {
      ...entry,
      action: "replica.repair",
      detail: { ...entry.detail, givenBackTo: giveBack.actor.name },
    });
    await giveItBack(transaction, operationId, giveBack);
    return true;
  });
}

async function giveItBack(
  transaction: Queryable,
  operationId: string,
  { actor, sinceMs, because, reason }: TakenFrom,
): Promise<void> {
  await transaction.query(sql`
    update operations set
      needs_person_since = ${timeOf(sinceMs)}::timestamptz, needs_person_because = ${because},
      actor_object_id = ${actor.objectId}, actor_tenant_id = ${actor.tenantId},
      actor_name = ${actor.name}, session_id = ${actor.sessionId ?? null}::text,
      reason = ${reason}
    where operation_id = ${operationId}`);
}

function takenFrom(before: OperationRow): TakenFrom | undefined {
  if (before.needs_person_since === null) return undefined;
  return {
    actor: actorOfRow(before),
    sinceMs: before.needs_person_since.getTime(),
    because: before.needs_person_because ?? "signed_out",
    reason: before.reason,
  };
}

function isSamePerson(one: Actor, other: Actor): boolean {
  return one.objectId === other.objectId && one.tenantId === other.tenantId;
}

/** The last operation on each replica where that is a repair which deleted it and did not bring it back. */
export async function listUnfinishedRepairs(
  db: Queryable,
  registryId: string,
  sinceIso: string,
): Promise<Operation[]> {
  const rows = await db.query<OperationRow>(sql`
    select * from operations as repair
    where lower(registry_id) = lower(${registryId}) and kind = 'replica.repair' and step <> 'deleting'
      and state in ('failed', 'not_started', 'unknown') and settled_at >= ${sinceIso}::timestamptz
      and not exists (
        select from operations as later
        where lower(later.registry_id) = lower(repair.registry_id)
          and lower(later.replica_name) = lower(repair.replica_name) and later.requested_at > repair.requested_at
          and later.state in ('intended', 'running', 'succeeded'))
    order by requested_at, operation_id`);
  return rows.map(operationFrom);
}

const timeOf = (ms: number): string => new Date(ms).toISOString();
