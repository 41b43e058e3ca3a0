import type { RegionState } from "@/lib/replication/model";

/** What a state is called when nothing more is known about it. */
export const STATE_WORDS = {
  failed: "failed",
  deleting: "deleting",
  creating: "creating",
  other: "unknown state",
  syncing: "syncing",
  ready: "ready",
  available: "available",
  unavailable: "unavailable",
} satisfies Record<RegionState, string>;

/** One short sentence per state, for the legend. */
export const STATE_MEANING = {
  failed: "Azure reports that it failed or was cancelled",
  deleting: "being deleted",
  creating: "being created",
  other: "a state this map does not know, shown as Azure words it",
  syncing: "exists, first copy is running",
  ready: "exists, in sync",
  available: "a replica may be added",
  unavailable: "no replica can be added",
} satisfies Record<RegionState, string>;
