const FAST_MS = 1_000;
const PATIENT_MS = 5_000;
const QUIET_MS = 15_000;
const LONGEST_PAUSE_MS = 60_000;
/** ARM may ask for a day of silence; a look after this long costs it one request and tells people how things are. */
const LONGEST_SILENCE_MS = 10 * 60_000;

/** After this long without a change a replica that is still creating or syncing is looked at less often. */
export const PATIENCE_AFTER_MS = 10 * 60_000;

interface Situation {
  readonly nowMs: number;
  /** Something of this registry is on its way from one state to another. */
  readonly isChanging: boolean;
  readonly lastChangeMs: number;
  /** How many looks in a row have failed. */
  readonly failures: number;
  /** ARM asked for silence until then. */
  readonly retryAtMs: number | undefined;
  /** 0 to 1, spreads the looks of many registries. */
  readonly random: number;
}

/** Milliseconds until a registry is looked at again. */
export function nextLookMs(situation: Situation): number {
  const { nowMs, isChanging, lastChangeMs, failures, retryAtMs, random } = situation;
  const spread = 0.9 + random * 0.2;
  const silence = retryAtMs === undefined ? 0 : Math.min(LONGEST_SILENCE_MS, Math.max(0, retryAtMs - nowMs));
  if (failures > 0) {
    const backOff = Math.min(LONGEST_PAUSE_MS, FAST_MS * 2 ** Math.min(failures, 10));
    return Math.max(silence, backOff * spread);
  }
  const pause = !isChanging ? QUIET_MS : nowMs - lastChangeMs > PATIENCE_AFTER_MS ? PATIENT_MS : FAST_MS;
  return Math.max(silence, pause * spread);
}
