import "server-only";
import type { Queryable } from "@/lib/db/database";
import { sql } from "@/lib/db/sql";
import type { Operation, OperationKind } from "./model";
import { operationFrom, type OperationRow } from "./stored-operation";
import type { DoneOperation } from "./took";

/** The latest of each kind that ended well. */
export async function listDoneOperations(
  db: Queryable,
  registryId: string,
  mostOfAKind: number,
): Promise<DoneOperation[]> {
  const rows = await db.query<{
    kind: OperationKind;
    requested_at: Date;
    settled_at: Date;
    has_waited_for_person: boolean;
  }>(sql`
    select kind, requested_at, settled_at, has_waited_for_person from (
      select *, row_number() over (partition by kind order by settled_at desc) as place
      from operations where lower(registry_id) = lower(${registryId}) and state = 'succeeded'
    ) done
    where place <= ${mostOfAKind}`);
  return rows.map((row) => ({
    kind: row.kind,
    requestedAt: row.requested_at.toISOString(),
    settledAt: row.settled_at.toISOString(),
    hasWaitedForPerson: row.has_waited_for_person,
  }));
}

/** An operation with the reasons that its people gave. */
export interface ReasonedOperation extends Operation {
  readonly reason: string | undefined;
  /** Of whoever it was begun by, where that is set. */
  readonly begunReason: string | undefined;
}

export async function listOperationsById(
  db: Queryable,
  operationIds: readonly string[],
): Promise<ReasonedOperation[]> {
  const rows = await db.query<OperationRow>(sql`
    select * from operations
    where operation_id in (select jsonb_array_elements_text(${JSON.stringify(operationIds)}::jsonb))`);
  return rows.map((row) => ({
    ...operationFrom(row),
    reason: row.reason ?? undefined,
    begunReason: row.begun_reason ?? undefined,
  }));
}
