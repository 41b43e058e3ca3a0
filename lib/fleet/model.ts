import type { ReplicaState } from "@/lib/replication/model";
import { REGION_STATES } from "@/lib/replication/model";
import type { RegistryRef } from "@/lib/resource-id/resource-id";

export interface FleetReplica {
  readonly region: string;
  /** Undefined while nobody has read it: the lists of ARM tell where a replica is and nothing more. */
  readonly state: ReplicaState | undefined;
  readonly isRouted: boolean;
}

/** One registry of the list. */
export interface FleetRow {
  readonly id: string;
  readonly ref: RegistryRef;
  readonly name: string;
  readonly tier: string | undefined;
  readonly homeRegion: string;
  readonly subscriptionName: string;
  /** Home included, also one without a replication of its own. By region. */
  readonly replicas: readonly FleetReplica[];
}

/** What keeps a list from being whole, in words with a next step. */
export interface FleetTrouble {
  readonly title: string;
  readonly nextStep: string | undefined;
}

/** The registries of one caller, as Azure told them last. Belongs to whose rights it was read with, and to nobody else. */
export interface Fleet {
  readonly rows: readonly FleetRow[];
  readonly subscriptionCount: number;
  /** `lists` when Resource Graph could not be asked: then no states are known but those that are read for each row. */
  readonly source: "graph" | "lists";
  readonly troubles: readonly FleetTrouble[];
  /** ISO time, UTC, at which Azure was asked. */
  readonly asOf: string;
}

/** Why a list only grows older, and since when. */
export interface FleetOutage extends FleetTrouble {
  readonly since: string;
}

/** Older than this, a list is drawn as stale: a few refreshes of it have failed. */
export function staleAfterSeconds(source: Fleet["source"]): number {
  return source === "graph" ? 120 : 300;
}

/** The states that a row can be looked for by, worst first. */
export const FLEET_STATES = ["failed", "deleting", "creating", "other", "syncing", "ready"] as const;

const NOT_READ = REGION_STATES.length;

/** Where a row stands among others by its worst replica: 0 is the worst state, what is not known comes last. */
export function worstRank({ replicas }: Pick<FleetRow, "replicas">): number {
  const ranks = replicas.map(({ state }) => (state === undefined ? NOT_READ : REGION_STATES.indexOf(state)));
  return Math.min(NOT_READ, ...ranks);
}

export function areStatesKnown({ replicas }: Pick<FleetRow, "replicas">): boolean {
  return replicas.every(({ state }) => state !== undefined);
}

/** A filter by state: one of a replica's, or what is not routed to. */
export type FleetStateFilter = "all" | (typeof FLEET_STATES)[number] | "not-routed";

/** How many registries a filter by state would leave. */
export interface StateCount {
  readonly state: FleetStateFilter;
  readonly count: number;
}

/** What the topic "fleet" of the feed tells of the list as a whole. */
export interface FleetNews {
  readonly asOf: string;
  readonly source: Fleet["source"];
  readonly outage: FleetOutage | undefined;
  /** Over all registries. */
  readonly counts: readonly StateCount[];
  /** In a picture all of them, in a change those that are new or otherwise. */
  readonly rows: readonly Pick<FleetRow, "id" | "replicas">[];
  /** ARM ids. Always empty in a picture. */
  readonly gone: readonly string[];
  /** How many of the rows were not there before. */
  readonly added: number;
}
