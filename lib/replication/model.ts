import type { Replica } from "@/lib/azure/model";
import type { Observation } from "@/lib/history/model";

/** What a hexagon can be, worst first: the first that fits wins. */
export const REGION_STATES = [
  "failed",
  "deleting",
  "creating",
  "other",
  "syncing",
  "ready",
  "available",
  "unavailable",
] as const;

export type RegionState = (typeof REGION_STATES)[number];

export type ReplicaState = Exclude<RegionState, "available" | "unavailable">;

/** What comes on top of a state. */
export interface Badges {
  readonly home: boolean;
  readonly notRouted: boolean;
  readonly updating: boolean;
  readonly staged: "add" | "remove" | undefined;
  readonly stale: boolean;
}

/** The open change of ours on a replica, as far as the drawing needs it. */
export type PendingChange = "create" | "delete" | "set-global-endpoint-routing" | undefined;

const BROKEN = new Set(["failed", "canceled"]);
const SETTLED = new Set(["succeeded", "updating"]);
const SYNCED = new Set(["ready", "online"]);

/** Words are compared without case; ARM's spelling is kept for showing. */
export function replicaState(
  replica: Pick<Replica, "provisioningState" | "syncStatus">,
  pending: PendingChange,
): ReplicaState {
  const provisioning = replica.provisioningState.toLowerCase();
  const display = replica.syncStatus?.displayStatus?.toLowerCase();
  if (BROKEN.has(provisioning)) return "failed";
  if (provisioning === "deleting" || pending === "delete") return "deleting";
  if (provisioning === "creating") return "creating";
  if (!SETTLED.has(provisioning)) return "other";
  if (display === "syncing") return "syncing";
  if (display !== undefined && SYNCED.has(display)) return "ready";
  return "other";
}

/** The word to show for `other`: ARM's own, or that it reported none. */
export function otherWord(replica: Pick<Replica, "provisioningState" | "syncStatus">): string {
  if (!SETTLED.has(replica.provisioningState.toLowerCase())) return replica.provisioningState;
  return replica.syncStatus?.displayStatus ?? "status not reported";
}

/** What a replica was in the past. `absent`: somebody looked, and there was none. */
export type PastState = ReplicaState | "absent";

/** How a strip of the past makes states of observations. */
export const PAST_STATES = {
  worstFirst: ["failed", "deleting", "creating", "other", "syncing", "ready", "absent"],
  of: (seen: Observation | undefined) => (seen?.isThere ? replicaState(lookOf(seen), undefined) : "absent"),
} as const satisfies {
  worstFirst: readonly PastState[];
  of: (seen: Observation | undefined) => PastState;
};

/** An observation in the terms that a replica of now is judged by. */
export function lookOf(seen: Observation): Pick<Replica, "provisioningState" | "syncStatus"> {
  return {
    provisioningState: seen.provisioningState ?? "",
    syncStatus: { displayStatus: seen.displayStatus, message: undefined, changedAt: seen.statusSince },
  };
}

/** What a verb gives back once Azure has taken a change on; how it ends is told by the watcher. */
export interface StartedChange {
  readonly operationId: string;
  /** False when the same change was already running and this press joined it. */
  readonly isNew: boolean;
}
