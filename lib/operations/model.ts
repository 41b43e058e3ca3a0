export const OPERATION_KINDS = [
  "replica.create",
  "replica.delete",
  "replica.set-global-endpoint-routing",
] as const;

export type OperationKind = (typeof OPERATION_KINDS)[number];

/**
 * `intended`: recorded, ARM not yet called or its answer not yet known. `running`: ARM has accepted it.
 * The rest are ends. `unknown`: it may or may not have happened and nothing can tell any more.
 */
export type OperationState = "intended" | "running" | "succeeded" | "failed" | "not_started" | "unknown";

export interface Operation {
  readonly operationId: string;
  readonly kind: OperationKind;
  readonly state: OperationState;
  readonly registryId: string;
  /** Name of ARM's child resource; a replication's name need not be its region. */
  readonly replicaName: string;
  readonly replicaRegion: string;
  readonly actor: string;
  /** ISO times, UTC. */
  readonly requestedAt: string;
  readonly settledAt: string | undefined;
  /** Plain words about a failure. */
  readonly failure: string | undefined;
  readonly correlationId: string | undefined;
  /** Azure's number of the request that it accepted. */
  readonly requestId?: string | undefined;
  /** Open, and nobody's rights are at hand to ask Azure how it goes; the next visit of somebody who may read settles it. */
  readonly waitingSince: string | undefined;
}
