import type { Badges, RegionState } from "@/lib/replication/model";

/** One region as the map, its table twin and the panel draw it. Plain data; made by the page. */
export interface MapRegion {
  /** ARM short name, for example `westeurope`. */
  readonly name: string;
  readonly displayName: string;
  readonly geography: string | undefined;
  readonly lonDegrees: number;
  readonly state: RegionState;
  readonly badges: Badges;
  /** The state in words, with its reason where it has one: `ready`, `unavailable: no replicas are offered here`. */
  readonly stateWords: string;
  /** Since when the present state has lasted, ISO; drawn as a running clock while a replica is being created. */
  readonly elapsedSince?: string | undefined;
  /** A dated hint of ours, for example about restricted access. */
  readonly caution?: string | undefined;
  /** How old a stale status is: `3 min`. */
  readonly staleAge?: string | undefined;
}
