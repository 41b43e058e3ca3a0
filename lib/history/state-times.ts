import { gapsBetween } from "./gaps";
import type { Observation, StateTime, StripStates, WatchedSpan } from "./model";
import { type Period, periodsOf } from "./periods";

interface Window {
  readonly fromAt: string;
  readonly untilAt: string;
}

/**
 * How long a replica was in each state that was seen in a time, and how long nobody looked, the longest first.
 *
 * By the same gaps and times that its changes are told by. Takes the observations of one replica, with the last one
 * before the window.
 */
export function stateTimes<State extends string>(
  observations: readonly Observation[],
  spans: readonly WatchedSpan[],
  window: Window,
  states: StripStates<State>,
): StateTime<State>[] {
  const fromMs = Date.parse(window.fromAt);
  const untilMs = Date.parse(window.untilAt);
  const looks = spans.map(({ fromAt, untilAt }) => ({
    fromMs: Math.max(fromMs, Date.parse(fromAt)),
    untilMs: Math.min(untilMs, Date.parse(untilAt)),
  }));
  const gaps = gapsBetween(spans, window.fromAt, window.untilAt).map((gap) => ({
    fromMs: Date.parse(gap.fromAt),
    untilMs: Date.parse(gap.untilAt),
  }));
  const times = new Map<State | "gap", number>();
  const add = (state: State | "gap", ms: number) => times.set(state, (times.get(state) ?? 0) + ms);
  for (const gap of gaps) add("gap", gap.untilMs - gap.fromMs);
  for (const period of periodsOf(observations, states)) {
    if (!looks.some((look) => isSeenIn(look, period))) continue;
    const time = { fromMs: Math.max(fromMs, period.sinceMs), untilMs: Math.min(untilMs, period.beforeMs) };
    const unseenMs = gaps.reduce((sum, gap) => sum + overlapMs(gap, time), 0);
    add(period.state, overlapMs(time, time) - unseenMs);
  }
  return [...times]
    .map(([state, ms]) => ({ state, seconds: ms / 1000 }))
    .sort((one, other) => other.seconds - one.seconds);
}

interface Time {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** Also in a single look, which lasts no time. */
function isSeenIn<State>({ fromMs, untilMs }: Time, { sinceMs, beforeMs }: Period<State>): boolean {
  return fromMs <= untilMs && sinceMs <= untilMs && beforeMs > fromMs;
}

function overlapMs(one: Time, other: Time): number {
  return Math.max(0, Math.min(one.untilMs, other.untilMs) - Math.max(one.fromMs, other.fromMs));
}
