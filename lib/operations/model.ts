export const OPERATION_KINDS = [
  "replica.create",
  "replica.delete",
  "replica.repair",
  "replica.set-global-endpoint-routing",
] as const;

export type OperationKind = (typeof OPERATION_KINDS)[number];

/**
 * `intended`: recorded, ARM not yet called or its answer not yet known. `running`: ARM has accepted it.
 * The rest are ends. `unknown`: it may or may not have happened and nothing can tell any more.
 */
export type OperationState = "intended" | "running" | "succeeded" | "failed" | "not_started" | "unknown";

/** `gone`: deleted, and not created again yet. */
export const REPAIR_STEPS = ["deleting", "gone", "creating"] as const;

export type RepairStep = (typeof REPAIR_STEPS)[number];

/** `no_right`: Azure refused whoever was to create it. */
export type NeedsPersonBecause = "signed_out" | "no_right";

/** How far a repair has come, and what it creates again. */
export interface Repair {
  readonly step: RepairStep;
  /** ISO time, UTC. */
  readonly stepSince: string;
  /** Nobody's rights to create the replica again are at hand: it waits for anybody who has them. */
  readonly needsPersonSince: string | undefined;
  readonly needsPersonBecause?: NeedsPersonBecause | undefined;
  readonly globalEndpointRouting: "included" | "excluded";
  readonly tags: Readonly<Record<string, string>>;
}

export interface Operation {
  readonly operationId: string;
  readonly kind: OperationKind;
  readonly state: OperationState;
  readonly registryId: string;
  /** Name of ARM's child resource; a replication's name need not be its region. */
  readonly replicaName: string;
  readonly replicaRegion: string;
  readonly actor: string;
  /** Who deleted the replica, of a repair that somebody has taken over after that. */
  readonly begunBy?: string | undefined;
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
  /** Of an open one, where somebody has asked for it. */
  readonly stuckLimit?: StuckLimit | undefined;
  /** Only of a repair. */
  readonly repair?: Repair | undefined;
}

const CHANGE_OF_STEP = {
  deleting: "replica.delete",
  gone: "replica.delete",
  creating: "replica.create",
} as const satisfies Record<RepairStep, OperationKind>;

/** What an open operation does just now: until a repair's replica is really gone, it is not coming back. */
export function changeUnderWay({ kind, repair }: Pick<Operation, "kind" | "repair">): OperationKind {
  return repair === undefined ? kind : CHANGE_OF_STEP[repair.step];
}

/** When the creation under way began: a repair was asked for long before. */
export function createsSince({ repair, requestedAt }: Pick<Operation, "repair" | "requestedAt">): string {
  return repair?.stepSince ?? requestedAt;
}

/** A repair that has deleted its replica and ended without another: one press creates it again with its settings. */
export function canCreateAgain({ repair, settledAt, state }: Operation): boolean {
  return (
    repair !== undefined && repair.step !== "deleting" && settledAt !== undefined && state !== "succeeded"
  );
}

/** How long the operations of one kind took. */
export interface Took {
  readonly kind: OperationKind;
  /** Of how many the times are. */
  readonly count: number;
  /** How many more there were, in which nobody looked for a while or which waited for a person. */
  readonly leftOut: number;
  /** Undefined when all are left out. */
  readonly medianSeconds: number | undefined;
  readonly p95Seconds: number | undefined;
}

/** From when on an open operation counts as stuck. */
export interface StuckLimit {
  readonly afterSeconds: number;
  /** Of how many earlier ones of this registry it is the 95th percentile; undefined when it is this product's own. */
  readonly earlierCount: number | undefined;
}

/** A replica that goes from one state to another, and nothing of ours is open on it: somebody else has asked for it. */
export interface OutsideChange {
  readonly replicaName: string;
  readonly kind: Exclude<OperationKind, "replica.repair">;
  /** ISO time, UTC. */
  readonly since: string;
  /** `azure`: by its own word. `seen`: looked at without a gap since then; it may have begun before. */
  readonly sinceBy: "azure" | "seen";
  readonly stuckLimit: StuckLimit;
}

/** The limit that an open operation has passed; undefined while it has not, and while nobody can ask how it goes. */
export function passedLimit(
  { settledAt, waitingSince, requestedAt, stuckLimit }: Operation,
  asOf: string,
): StuckLimit | undefined {
  if (settledAt !== undefined || waitingSince !== undefined || stuckLimit === undefined) return undefined;
  return isLonger(requestedAt, asOf, stuckLimit) ? stuckLimit : undefined;
}

export function isStuckOutside({ since, stuckLimit }: OutsideChange, asOf: string): boolean {
  return isLonger(since, asOf, stuckLimit);
}

function isLonger(since: string, asOf: string, { afterSeconds }: StuckLimit): boolean {
  return (Date.parse(asOf) - Date.parse(since)) / 1000 > afterSeconds;
}
