import "server-only";
import type { Actor } from "@/lib/audit/model";
import type { Operation, OperationKind, OperationState } from "./model";

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
}

/** What was asked for, or, for a delete, what is needed to create the replica again. */
export interface OperationSettings {
  readonly globalEndpointRouting?: string;
  readonly tags?: Readonly<Record<string, string>>;
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
    requestedAt: row.requested_at.toISOString(),
    settledAt: row.settled_at?.toISOString(),
    failure: row.failure ?? undefined,
    correlationId: row.correlation_id ?? undefined,
    requestId: row.request_id ?? undefined,
    waitingSince: row.waiting_since?.toISOString(),
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
