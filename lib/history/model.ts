import type { OperationKind } from "@/lib/operations/model";

/** What one replica looked like from one moment on, as it was seen. ISO times, UTC. */
export interface Observation {
  readonly replicaName: string;
  readonly region: string;
  readonly seenAt: string;
  /** When the state before was last seen: the change came after that. Undefined for the first of all. */
  readonly beforeAt: string | undefined;
  /** False: there is no replica of this name any more. What follows is then undefined. */
  readonly isThere: boolean;
  readonly provisioningState: string | undefined;
  readonly displayStatus: string | undefined;
  /** Since when, by Azure's word. */
  readonly statusSince: string | undefined;
  readonly globalEndpointRouting: "included" | "excluded" | undefined;
  readonly changedBy: string | undefined;
  readonly changedAt: string | undefined;
  /** Of this product, when one was open at the time. */
  readonly operationId: string | undefined;
}

/** Somebody looked from then until then. */
export interface WatchedSpan {
  readonly fromAt: string;
  readonly untilAt: string;
}

/** A time in which nobody looked. */
export interface Gap {
  readonly fromAt: string;
  readonly untilAt: string;
}

/** Looks that are further apart than this leave a gap. Longer than any pause of a tracker that works. */
export const GAP_AFTER_MS = 90_000;

/** A part of a strip that is drawn as one. `gap`: nobody looked. */
export interface StripSegment<State extends string = string> {
  readonly state: State | "gap";
  /** How many slots of the strip it takes. */
  readonly slots: number;
}

/** How observations become states. */
export interface StripStates<State extends string> {
  /** Undefined: somebody looked, and nothing was there yet. */
  readonly of: (seen: Observation | undefined) => State;
  readonly worstFirst: readonly State[];
}

/** How long something was in a state. `gap`: how long nobody looked. */
export interface StateTime<State extends string = string> {
  readonly state: State | "gap";
  readonly seconds: number;
}

/** Who made a change. `first-look`: it was so when somebody looked for the first time. */
export type ChangeAuthor =
  | { readonly kind: "first-look" }
  | {
      readonly kind: "operation";
      readonly operation: OperationKind;
      readonly actor: string;
      readonly reason: string | undefined;
    }
  /** Not through this product; the name is Azure's word. */
  | { readonly kind: "outside"; readonly name: string | undefined }
  /** Nobody changed a setting: the state moved on by itself. */
  | { readonly kind: "azure" };

/** How long something lasted. With a gap at one of its ends there is only a least and a most. */
export interface Lasted {
  readonly leastSeconds: number;
  /** Undefined: nobody knows since when. */
  readonly mostSeconds: number | undefined;
  readonly isOver: boolean;
  /** Nobody looked for a while in it. It was the same before and after. */
  readonly hasGaps: boolean;
}

/** One change of a replica as its history tells it. */
export interface ReplicaChange {
  readonly seen: Observation;
  readonly was: Observation | undefined;
  /** Set when a gap lies before: the change came between then and when it was seen. */
  readonly notBefore: string | undefined;
  readonly by: ChangeAuthor;
  readonly lasted: Lasted;
}
