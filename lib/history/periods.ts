import type { Observation, StripStates } from "./model";

/** A state from when it was seen until another one was. */
export interface Period<State> {
  readonly state: State;
  readonly sinceMs: number;
  readonly beforeMs: number;
}

/** What observations of one replica say of all time, gaps or not: from before the first of them to without an end. */
export function periodsOf<State extends string>(
  observations: readonly Observation[],
  states: StripStates<State>,
): Period<State>[] {
  const inOrder = [...observations].sort((a, b) => a.seenAt.localeCompare(b.seenAt));
  return [undefined, ...inOrder].map((seen, index) => ({
    state: states.of(seen),
    sinceMs: seen === undefined ? -Infinity : Date.parse(seen.seenAt),
    beforeMs: Date.parse(inOrder[index]?.seenAt ?? "") || Infinity,
  }));
}
