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

/** Looks that are further apart than this leave a gap. Longer than any pause of a tracker that works. */
export const GAP_AFTER_MS = 90_000;

/** A part of a strip that is drawn as one. `gap`: nobody looked. */
export interface StripSegment<State extends string = string> {
  readonly state: State | "gap";
  /** How many slots of the strip it takes. */
  readonly slots: number;
}
