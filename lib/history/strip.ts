import type { Observation, StripSegment, StripStates, WatchedSpan } from "./model";
import { periodsOf } from "./periods";

/** A time, and into how many parts of equal length it is cut. ISO times, UTC. */
export interface StripWindow {
  readonly fromAt: string;
  readonly untilAt: string;
  readonly slots: number;
}

/**
 * A replica's past as segments from left to right, which fill all slots.
 *
 * A slot shows the worst state that was seen in it, and is a gap when nobody looked in it: what was seen before a gap
 * says nothing about the time in it. Takes the observations of one replica, with the last one before the window.
 */
export function stripOf<State extends string>(
  observations: readonly Observation[],
  spans: readonly WatchedSpan[],
  window: StripWindow,
  states: StripStates<State>,
): StripSegment<State>[] {
  const slotOf = slotsIn(window);
  const worst: (State | undefined)[] = Array.from({ length: window.slots });
  const periods = periodsOf(observations, states);
  for (const span of spans) {
    const fromMs = Date.parse(span.fromAt);
    const untilMs = Date.parse(span.untilAt);
    for (const { state, sinceMs, beforeMs } of periods) {
      if (sinceMs > untilMs || beforeMs <= fromMs) continue;
      const slots = slotOf(Math.max(fromMs, sinceMs), Math.min(untilMs, beforeMs));
      for (let slot = slots.first; slot <= slots.last; slot += 1) {
        worst[slot] = worseOf(states.worstFirst, worst[slot], state);
      }
    }
  }
  return joined(worst);
}

/** The slots that a time touches; none when it lies outside. */
function slotsIn({ fromAt, untilAt, slots }: StripWindow) {
  const startMs = Date.parse(fromAt);
  const slotMs = (Date.parse(untilAt) - startMs) / slots;
  return (fromMs: number, untilMs: number) => {
    const first = Math.floor((fromMs - startMs) / slotMs);
    // The end of a time does not belong to it, unless it is but one moment.
    const last = untilMs > fromMs ? Math.ceil((untilMs - startMs) / slotMs) - 1 : first;
    return { first: Math.max(0, first), last: Math.min(slots - 1, last) };
  };
}

function worseOf<State>(worstFirst: readonly State[], one: State | undefined, other: State): State {
  return one !== undefined && worstFirst.indexOf(one) <= worstFirst.indexOf(other) ? one : other;
}

function joined<State extends string>(slots: readonly (State | undefined)[]): StripSegment<State>[] {
  const segments: StripSegment<State>[] = [];
  for (const state of slots) {
    const last = segments.at(-1);
    const shown = state ?? "gap";
    if (last?.state === shown) segments[segments.length - 1] = { state: shown, slots: last.slots + 1 };
    else segments.push({ state: shown, slots: 1 });
  }
  return segments;
}
