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
