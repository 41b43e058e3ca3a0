import "server-only";
import { randomUUID } from "node:crypto";
import type { Actor, AuditOutcome } from "@/lib/audit/model";
import { recordAudit } from "@/lib/audit/record-audit";
import type { AcceptedOperation, OperationPoll } from "@/lib/azure/model";
import type { Database, Queryable } from "@/lib/db/database";
import { sql } from "@/lib/db/sql";
import { storableJson, storableText } from "@/lib/db/storable-json";
import type { Operation, OperationKind, OperationState } from "./model";
import { nextPollMs } from "./next-poll";
import type { OperationRow, OperationSettings } from "./stored-operation";
import { actionsUnderWay, actorOfRow, entryOfRow, operationFrom } from "./stored-operation";

export interface Intent {
  readonly kind: OperationKind;
  readonly registryId: string;
  readonly replicaName: string;
  readonly replicaRegion: string;
  readonly actor: Actor;
  readonly settings: OperationSettings;
  readonly reason?: string | undefined;
  readonly planId?: string | undefined;
}

/** Undefined when the replica already has an open operation: the database lets in only one. */
export async function insertIntent(transaction: Queryable, intent: Intent): Promise<Operation | undefined> {
  const requestedAt = new Date().toISOString();
  const [row] = await transaction.query<OperationRow>(sql`
    insert into operations (
      operation_id, kind, state, registry_id, replica_name, replica_region,
      actor_object_id, actor_tenant_id, actor_name, session_id, reason, plan_id, requested_at, settings, step, step_at
    ) values (
      ${randomUUID()}, ${intent.kind}, 'intended', ${intent.registryId}, ${intent.replicaName}, ${intent.replicaRegion},
      ${storableText(intent.actor.objectId)}, ${storableText(intent.actor.tenantId)}, ${storableText(intent.actor.name)},
      ${intent.actor.sessionId === undefined ? null : storableText(intent.actor.sessionId)},
      ${intent.reason === undefined ? null : storableText(intent.reason)}, ${intent.planId ?? null},
      ${requestedAt}, ${storableJson(intent.settings)}::jsonb,
      ${intent.kind === "replica.repair" ? "deleting" : null}, ${intent.kind === "replica.repair" ? requestedAt : null}
    )
    on conflict (lower(registry_id), lower(replica_name)) where state in ('intended', 'running') do nothing
    returning *`);
  return row && operationFrom(row);
}

export async function findOpenOperation(
  db: Queryable,
  registryId: string,
  replicaName: string,
): Promise<Operation | undefined> {
  const [row] = await db.query<OperationRow>(sql`
    select * from operations
    where lower(registry_id) = lower(${registryId}) and lower(replica_name) = lower(${replicaName})
      and state in ('intended', 'running')`);
  return row && operationFrom(row);
}

/** Oldest first; of all registries when none is given. */
export async function listOpenOperations(db: Queryable, registryId?: string): Promise<Operation[]> {
  const rows = await db.query<OperationRow>(sql`
    select * from operations
    where state in ('intended', 'running')
      and (${registryId ?? null}::text is null or lower(registry_id) = lower(${registryId ?? null}::text))
    order by requested_at, operation_id`);
  return rows.map(operationFrom);
}

export interface Opener {
  readonly tenantId: string;
  readonly sessionId: string;
}

/** In whose sessions the open operations of a registry were asked for, the latest first. */
export async function listOpeners(db: Queryable, registryId: string): Promise<Opener[]> {
  const rows = await db.query<{ session_id: string; actor_tenant_id: string }>(sql`
    select session_id, actor_tenant_id from operations
    where lower(registry_id) = lower(${registryId}) and state in ('intended', 'running') and session_id is not null
    group by session_id, actor_tenant_id order by max(requested_at) desc`);
  return rows.map((row) => ({ tenantId: row.actor_tenant_id, sessionId: row.session_id }));
}

/** Whether somebody's rights are at hand to ask Azure about the open operations of a registry. */
export async function markWaiting(db: Queryable, registryId: string, isWaiting: boolean): Promise<void> {
  await db.query(sql`
    update operations set
      waiting_since = case when ${isWaiting}::boolean then ${new Date().toISOString()}::timestamptz end
    where lower(registry_id) = lower(${registryId}) and state in ('intended', 'running')
      and (waiting_since is null) = ${isWaiting}::boolean`);
}

/** The open ones, and those that have ended since; of all registries when none is given. Oldest first. */
export async function listRecentOperations(
  db: Queryable,
  registryId: string | undefined,
  sinceIso: string,
): Promise<Operation[]> {
  const rows = await db.query<OperationRow>(sql`
    select * from operations
    where (${registryId ?? null}::text is null or lower(registry_id) = lower(${registryId ?? null}::text))
      and (settled_at is null or settled_at >= ${sinceIso}::timestamptz)
    order by requested_at, operation_id`);
  return rows.map(operationFrom);
}

/** ARM has taken it on. Without `accepted` this is known from the replica alone, and there is nothing to poll. */
export async function markRunning(
  db: Queryable,
  operationId: string,
  accepted: AcceptedOperation | undefined,
): Promise<void> {
  const pollAfter =
    accepted?.pollerState === undefined
      ? null
      : new Date(Date.now() + (accepted.retryAfterSeconds ?? 0) * 1000).toISOString();
  await db.query(sql`
    update operations set
      state = 'running',
      poller_state = coalesce(${accepted?.pollerState ?? null}::text, poller_state),
      poll_after = coalesce(${pollAfter}::timestamptz, poll_after),
      correlation_id = coalesce(${accepted?.correlationId ?? null}::text, correlation_id),
      request_id = coalesce(${accepted?.requestId ?? null}::text, request_id)
    where operation_id = ${operationId} and state in ('intended', 'running')`);
}

export interface KeptPoll {
  readonly pollerState: string | undefined;
  readonly pollAfterMs: number | undefined;
  readonly attempts: number;
  /** What a routing change asked for. */
  readonly wantedRouting: string | undefined;
}

export async function readPoll(db: Queryable, operationId: string): Promise<KeptPoll> {
  const [row] = await db.query<OperationRow>(
    sql`select * from operations where operation_id = ${operationId}`,
  );
  return {
    pollerState: row?.poller_state ?? undefined,
    pollAfterMs: row?.poll_after?.getTime(),
    attempts: row?.attempts ?? 0,
    wantedRouting: row?.settings.globalEndpointRouting,
  };
}

/** Who asked for an operation, and for what. */
export async function readRequest(
  db: Queryable,
  operationId: string,
): Promise<{ actor: Actor; settings: OperationSettings; requestedAt: string } | undefined> {
  const [row] = await db.query<OperationRow>(
    sql`select * from operations where operation_id = ${operationId}`,
  );
  return (
    row && { actor: actorOfRow(row), settings: row.settings, requestedAt: row.requested_at.toISOString() }
  );
}

/** Keeps what the next poll needs, and when it may come. */
export async function savePoll(
  db: Queryable,
  operationId: string,
  poll: OperationPoll,
  nowMs: number,
): Promise<void> {
  await db.query(sql`
    update operations set
      poller_state = coalesce(${poll.status === "running" ? poll.pollerState : null}::text, poller_state),
      poll_after = ${new Date(nextPollMs(poll, nowMs)).toISOString()}::timestamptz,
      attempts = attempts + 1
    where operation_id = ${operationId} and state in ('intended', 'running')`);
}

export interface Ending {
  readonly failure?: string | undefined;
  readonly correlationId?: string | undefined;
  /** Where the state alone does not say it. */
  readonly outcome?: AuditOutcome;
  readonly detail?: Readonly<Record<string, unknown>>;
}

export type EndState = Exclude<OperationState, "intended" | "running">;

const OUTCOME_OF: Readonly<Record<EndState, AuditOutcome>> = {
  succeeded: "succeeded",
  failed: "failed",
  not_started: "failed",
  unknown: "unknown",
};

/**
 * Ends an open operation and writes its outcome into the audit trail, both or neither.
 *
 * Undefined when it has already ended: the first ending stays.
 */
export async function settleOperation(
  db: Database,
  operationId: string,
  state: EndState,
  ending: Ending,
): Promise<Operation | undefined> {
  return db.transaction(async (transaction) => {
    const [row] = await transaction.query<OperationRow>(sql`
      update operations set
        state = ${state},
        settled_at = ${new Date().toISOString()}::timestamptz,
        waiting_since = null,
        needs_person_since = null,
        failure = ${ending.failure === undefined ? null : storableText(ending.failure)}::text,
        correlation_id = coalesce(${ending.correlationId ?? null}::text, correlation_id)
      where operation_id = ${operationId} and state in ('intended', 'running')
      returning *`);
    if (row === undefined) return undefined;
    const outcome = ending.outcome ?? OUTCOME_OF[state];
    const detail = { state, ...(row.failure === null ? {} : { failure: row.failure }), ...ending.detail };
    for (const action of actionsUnderWay(row)) {
      await recordAudit(transaction, { ...entryOfRow(row), action, outcome, detail });
    }
    return operationFrom(row);
  });
}

export interface OperationCounts {
  readonly byState: readonly { readonly kind: string; readonly state: string; readonly count: number }[];
  readonly waiting: number;
  /** ISO, UTC; undefined when none is open. */
  readonly oldestOpenSince: string | undefined;
}

/** Of all that was ever asked for. */
export async function countOperations(db: Queryable): Promise<OperationCounts> {
  const byState = await db.query<{ kind: string; state: string; count: number }>(
    sql`select kind, state, count(*)::int as count from operations group by kind, state`,
  );
  const [open] = await db.query<{ waiting: number; since: Date | null }>(sql`
    select count(waiting_since)::int as waiting, min(requested_at) as since
    from operations where state in ('intended', 'running')`);
  return { byState, waiting: open?.waiting ?? 0, oldestOpenSince: open?.since?.toISOString() };
}
