import type { Registry, Replica } from "@/lib/azure/model";
import type { Gap, ReplicaChange, StateTime, StripSegment } from "@/lib/history/model";
import type { Operation, OutsideChange, Took } from "@/lib/operations/model";
import type { PastState } from "@/lib/replication/model";

/**
 * One registry as ARM last described it, with our own changes in flight. What every screen draws from.
 *
 * Holds nothing that belongs to one person: rights, locks and policy answers are read per caller.
 */
export interface RegistryPicture {
  readonly registry: Registry;
  readonly replicas: readonly Replica[];
  /** Open ones, and those that ended in the last ten minutes so that a screen can say how they ended. */
  readonly operations: readonly Operation[];
  /** Left out when there are none. */
  readonly outsideChanges?: readonly OutsideChange[] | undefined;
  /** ISO time, UTC, at which ARM said all this. */
  readonly asOf: string;
  /** Set while ARM cannot be asked; the picture then only grows older. */
  readonly trouble: PictureTrouble | undefined;
}

/** A picture as it is kept; the version moves with every change of it. */
export interface Snapshot {
  readonly picture: RegistryPicture;
  readonly version: number;
}

export interface PictureTrouble {
  /** What is away: Azure, our own database, or the right to read the registry of everybody who watches. */
  readonly kind: "azure" | "store" | "rights";
  readonly since: string;
  /** In words for everybody who watches. */
  readonly message: string;
}

/** Older than this, a picture is drawn as stale. Seconds. */
export const STALE_AFTER_SECONDS = 60;

/** What is otherwise in a picture than in the one before. */
export interface PictureChange {
  readonly asOf: string;
  readonly registry?: Registry;
  /** All names in their order, and those replicas that are new or look otherwise. */
  readonly replicas?: { readonly names: readonly string[]; readonly changed: readonly Replica[] };
  readonly operations?: { readonly ids: readonly string[]; readonly changed: readonly Operation[] };
  /** All of them; none when they are over. */
  readonly outsideChanges?: readonly OutsideChange[];
  /** Null: it is over. */
  readonly trouble?: PictureTrouble | null;
}

/** Undefined when the change does not fit the picture: then a whole one is needed. */
export function applyChange(before: RegistryPicture, change: PictureChange): RegistryPicture | undefined {
  const replicas =
    change.replicas && merged(before.replicas, change.replicas.changed, change.replicas.names, "name");
  const operations =
    change.operations &&
    merged(before.operations, change.operations.changed, change.operations.ids, "operationId");
  const all = { replicas: replicas ?? before.replicas, operations: operations ?? before.operations };
  if (all.replicas.length !== (change.replicas?.names ?? before.replicas).length) return undefined;
  if (all.operations.length !== (change.operations?.ids ?? before.operations).length) return undefined;
  const outside = change.outsideChanges ?? before.outsideChanges ?? [];
  return {
    registry: change.registry ?? before.registry,
    ...all,
    ...(outside.length === 0 ? {} : { outsideChanges: outside }),
    asOf: change.asOf,
    trouble: change.trouble === undefined ? before.trouble : (change.trouble ?? undefined),
  };
}

function merged<Key extends string, Part extends Readonly<Record<Key, string>>>(
  before: readonly Part[],
  changed: readonly Part[],
  order: readonly string[],
  key: Key,
): Part[] {
  const byKey = new Map([...before, ...changed].map((part) => [part[key] as string, part]));
  return order.flatMap((name) => byKey.get(name) ?? []);
}

export const HISTORY_RANGES = ["24h", "7d", "30d"] as const;

export type HistoryRange = (typeof HISTORY_RANGES)[number];

/** The past of the replicas of one region. ISO times, UTC. */
export interface ReplicaHistory {
  readonly fromAt: string;
  readonly untilAt: string;
  /** Of how many parts each strip is made. */
  readonly slots: number;
  /** One for each replica that was seen; a region rarely had more than one. */
  readonly strips: readonly {
    readonly replicaName: string;
    readonly segments: readonly StripSegment<PastState>[];
    /** Of the same time, the longest first. */
    readonly times: readonly StateTime<PastState>[];
  }[];
  /** When nobody looked, from the beginning of the strips to their end. */
  readonly gaps: readonly Gap[];
  /** Of all time, the latest first. */
  readonly changes: readonly ReplicaChange[];
  /** Where the next page of changes begins. */
  readonly next: number | undefined;
  /** How long operations of this registry took, in all regions. */
  readonly took: readonly Took[];
}
