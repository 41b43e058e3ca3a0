import type { RequestLog } from "./http/request-log";
import type { RandomState } from "./state/random";
import type { EmulatorState } from "./state/model";
import type { QueryWindows } from "./throttle/query-windows";
import type { Quotas } from "./throttle/quotas";

export interface Settings {
  /** Items per page of every list; a client sees several pages when it is small. */
  readonly pageSize: number;
  /**
   * `Retry-After` on long-running operations, in wall seconds whatever the speed; 0 leaves the header out.
   * Unconfirmed: the recordings had this header removed, and their cadence suggests 10.
   */
  readonly operationRetryAfterSeconds: number;
  /**
   * How long Resource Graph goes on with what was true before a change, in simulated seconds.
   * Unconfirmed: documents give no figure, and reports say usually less than a minute.
   */
  readonly resourceGraphLagSeconds: number;
}

/** One running local Azure. `state` is replaced as a whole by a reset. */
export interface LocalAzure {
  state: EmulatorState;
  settings: Settings;
  /** What a reset goes back to. */
  readonly startSettings: Settings;
  readonly quotas: Quotas;
  readonly queryWindows: QueryWindows;
  readonly requests: RequestLog;
  readonly wallNow: () => number;
  /** For identifiers of requests and URLs: apart from the state's, so that reading changes nothing. */
  readonly requestRandom: RandomState;
  /** Tells the state file that there is something to write. */
  readonly changed: () => void;
}
