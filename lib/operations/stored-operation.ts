import "server-only";
import type { Actor, AuditAction, AuditEntry } from "@/lib/audit/model";
import type {
  NeedsPersonBecause,
  Operation,
  OperationKind,
  OperationState,
  Repair,
  RepairStep,
} from "./model";

/** A row of `operations` as the driver gives it. The table's checks hold its words to the unions. */
export interface OperationRow {
  readonly operation_id: string;
  readonly kind: OperationKind;
  readonly state: OperationState;
  readonly registry_id: string;
  readonly replica_name: string;
  readonly replica_region: string;
  readonly actor_object_id: string;
  readonly actor_tenant_id: string;
  readonly actor_name: string;
  readonly session_id: string | null;
  readonly reason: string | null;
  readonly plan_id: string | null;
  readonly requested_at: Date;
  readonly settled_at: Date | null;
  readonly failure: string | null;
  readonly correlation_id: string | null;
  readonly request_id: string | null;
  readonly settings: OperationSettings;
  readonly poller_state: string | null;
  readonly poll_after: Date | null;
  readonly attempts: number;
  readonly waiting_since: Date | null;
  readonly step: RepairStep | null;
  readonly step_at: Date | null;
  readonly missing_reads: number;
  readonly missing_since: Date | null;
  readonly create_attempts: number;
  readonly create_after: Date | null;
  readonly needs_person_since: Date | null;
  readonly needs_person_because: NeedsPersonBecause | null;
  readonly begun_by_name: string | null;
  readonly begun_reason: string | null;
}

/** What was asked for, or, for a delete or a repair, what is needed to create the replica again. */
export interface OperationSettings {
  readonly globalEndpointRouting?: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** Of the replica that a repair deletes: another one in its place was made by somebody else. */
  readonly createdAt?: string | undefined;
}

export function operationFrom(row: OperationRow): Operation {
  return {
    operationId: row.operation_id,
    kind: row.kind,
    state: row.state,
    registryId: row.registry_id,
    replicaName: row.replica_name,
    replicaRegion: row.replica_region,
    actor: row.actor_name,
    begunBy: row.begun_by_name ?? undefined,
    requestedAt: row.requested_at.toISOString(),
    settledAt: row.settled_at?.toISOString(),
    failure: row.failure ?? undefined,
    correlationId: row.correlation_id ?? undefined,
    requestId: row.request_id ?? undefined,
    waitingSince: row.waiting_since?.toISOString(),
    repair: repairFrom(row),
  };
}

function repairFrom({
  step,
  step_at: stepAt,
  needs_person_since,
  needs_person_because,
  settings,
}: OperationRow): Repair | undefined {
  if (step === null || stepAt === null) return undefined;
  return {
    step,
    stepSince: stepAt.toISOString(),
    needsPersonSince: needs_person_since?.toISOString(),
    needsPersonBecause: needs_person_since === null ? undefined : (needs_person_because ?? "signed_out"),
    globalEndpointRouting: settings.globalEndpointRouting === "excluded" ? "excluded" : "included",
    tags: settings.tags ?? {},
  };
}

export function actorOfRow(row: OperationRow): Actor {
  return {
    objectId: row.actor_object_id,
    tenantId: row.actor_tenant_id,
    name: row.actor_name,
    sessionId: row.session_id ?? undefined,
  };
}

/** What the trail says of an operation in every row. */
export function entryOfRow(row: OperationRow): Omit<AuditEntry, "action" | "outcome"> {
  return {
    actor: actorOfRow(row),
    registryId: row.registry_id,
    subject: row.replica_name,
    operationId: row.operation_id,
    correlationId: row.correlation_id ?? undefined,
    reason: row.reason ?? undefined,
    planId: row.plan_id ?? undefined,
  };
}

const WRITE_OF_STEP = { deleting: "replica.delete", gone: undefined, creating: "replica.create" } as const;

/** What has begun and not ended: the operation, and before it the write to ARM that a repair is about. */
export function actionsUnderWay({ kind, step }: Pick<OperationRow, "kind" | "step">): AuditAction[] {
  const write = step === null ? undefined : WRITE_OF_STEP[step];
  return write === undefined ? [kind] : [write, kind];
}
