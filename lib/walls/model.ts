import type { StripSegment } from "@/lib/history/model";
import type { Scene } from "@/lib/hexgrid/scene";
import type { PastState, ReplicaState } from "@/lib/replication/model";

/** One registry, one after the other, or all of them as tiles. */
export const WALL_LAYOUTS = ["registry", "rotation", "fleet"] as const;
export type WallLayout = (typeof WALL_LAYOUTS)[number];

/** What a wall in a public place need not tell. Hidden things never leave the server. */
export const HIDEABLE = ["names", "ids", "people"] as const;
export type Hideable = (typeof HIDEABLE)[number];

export const WALL_THEMES = ["dark", "light"] as const;
export type WallTheme = (typeof WALL_THEMES)[number];

/** `screen`: the time zone that the screen's own system is set to. */
export const WALL_CLOCKS = ["utc", "screen"] as const;
export type WallClock = (typeof WALL_CLOCKS)[number];

export interface WallSettings {
  readonly registryIds: readonly string[];
  readonly layout: WallLayout;
  readonly rotateSeconds: number;
  readonly hides: readonly Hideable[];
  readonly theme: WallTheme;
  readonly clock: WallClock;
  readonly dimsAtNight: boolean;
}

/** ISO times, UTC, as everywhere below. */
export interface Wall {
  readonly wallId: string;
  readonly tenantId: string;
  readonly name: string;
  readonly settings: WallSettings;
  readonly madeBy: string;
  readonly madeAt: string;
  /** Undefined: it does not end by itself. */
  readonly endsAt: string | undefined;
  readonly revokedAt: string | undefined;
}

/** A wall on the administrator's page. */
export interface WallSummary extends Wall {
  readonly screens: number;
  readonly door: Exclude<WallDoor, "unknown">;
  /** When the last of them was heard of. */
  readonly lastSeenAt: string | undefined;
}

/** What an administrator is given once: the address with its secret. */
export interface WallAddress {
  readonly wallId: string;
  readonly address: string;
}

/** What a screen finds at a wall's address. */
export type WallDoor = "open" | "revoked" | "expired" | "unknown";

export function doorOf(
  { endsAt, revokedAt }: Pick<Wall, "endsAt" | "revokedAt">,
  nowMs: number,
): Exclude<WallDoor, "unknown"> {
  if (revokedAt !== undefined) return "revoked";
  return endsAt !== undefined && Date.parse(endsAt) <= nowMs ? "expired" : "open";
}

/** Moves when a page of before could not draw what the server sends now. */
export const WALL_FORMAT: number = 1;

/** All that a wall's screen gets. Hidden names, ids and people are in no part of it. */
export interface WallPicture {
  readonly format: number;
  /** Of the server that made it. */
  readonly build: string;
  readonly name: string;
  readonly isLocalAzure: boolean;
  readonly layout: WallLayout;
  readonly rotateSeconds: number;
  readonly clock: WallClock;
  readonly dimsAtNight: boolean;
  /** Undefined when the regions could not be read: then there are lists and no map. */
  readonly scene: Scene | undefined;
  readonly registries: readonly WallRegistry[];
}

export interface WallRegistry {
  /** Of this wall; says nothing about the registry. */
  readonly key: string;
  readonly title: string;
  /** Where it is, in ids; undefined when these are hidden. */
  readonly place: string | undefined;
  /** When Azure said all this; undefined while nothing is known. */
  readonly asOf: string | undefined;
  /** Why it only grows older, or is not shown. */
  readonly trouble: WallTrouble | undefined;
  /** The worst first. */
  readonly replicas: readonly WallReplica[];
  /** Short names of regions that could take a replica. */
  readonly available: readonly string[];
  /** The latest first. */
  readonly events: readonly WallEvent[];
}

export interface WallTrouble {
  readonly kind: "azure" | "store" | "rights" | "gone";
  /** Undefined: since always. */
  readonly since: string | undefined;
}

export interface WallReplica {
  /** ARM short name, for example `westeurope`. */
  readonly region: string;
  readonly displayName: string;
  readonly state: ReplicaState;
  readonly words: string;
  readonly isHome: boolean;
  readonly isRouted: boolean;
  readonly isUpdating: boolean;
  /** `person`: it goes on, or is known, when somebody comes who may. `slow`: its change takes longer than usual. */
  readonly attention: "person" | "slow" | undefined;
  /** Since when it has been in this state, or waits, where that is known. */
  readonly since: string | undefined;
  /** The last 24 hours; undefined when the history could not be read. */
  readonly strip: readonly StripSegment<PastState>[] | undefined;
}

export interface WallEvent {
  readonly at: string;
  readonly displayName: string;
  readonly words: string;
  readonly isBad: boolean;
  readonly by: string | undefined;
}

/** Nothing but newer times: `asOf` by the keys of registries. */
export interface WallAges {
  readonly asOf: Readonly<Record<string, string>>;
}

export function withAges(picture: WallPicture, { asOf }: WallAges): WallPicture {
  const registries = picture.registries.map((registry) => {
    const newer = asOf[registry.key];
    return newer === undefined ? registry : { ...registry, asOf: newer };
  });
  return { ...picture, registries };
}
