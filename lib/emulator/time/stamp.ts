import { nextRandom, type RandomState } from "../state/random";

/** An instant as .NET prints it, without its zone: up to seven fractional digits, trailing zeros dropped. */
export type Stamp = string;

export interface StampState extends RandomState {
  lastStamp: { ms: number; ticks: number };
}

/** `ticks` are the four digits below the millisecond, 0 to 9999. */
export function formatStamp(ms: number, ticks: number): Stamp {
  const whole = Math.floor(ms);
  const iso = new Date(whole).toISOString();
  const fraction = `${iso.slice(20, 23)}${String(ticks).padStart(4, "0")}`.replace(/0+$/, "");
  return fraction === "" ? iso.slice(0, 19) : `${iso.slice(0, 19)}.${fraction}`;
}

/** A stamp for something that happens at `wallMs`; never before, and never the same as, an earlier one. */
export function nextStamp(state: StampState, wallMs: number): Stamp {
  const { lastStamp } = state;
  let ms = Math.floor(wallMs);
  let ticks = Math.floor(nextRandom(state) * 10_000);
  if (ms < lastStamp.ms || (ms === lastStamp.ms && ticks <= lastStamp.ticks)) {
    ms = lastStamp.ticks === 9999 ? lastStamp.ms + 1 : lastStamp.ms;
    ticks = lastStamp.ticks === 9999 ? 0 : lastStamp.ticks + 1;
  }
  state.lastStamp = { ms, ticks };
  return formatStamp(ms, ticks);
}

/** `creationDate`, `status.timestamp` and the generic resource list. */
export const withZ = (stamp: Stamp): string => `${stamp}Z`;

/** `systemData` and the times inside policies. */
export const withOffset = (stamp: Stamp): string => `${stamp}+00:00`;
