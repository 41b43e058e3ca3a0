import type { SessionSummary } from "@/lib/sign-in/model";

export interface PersonWithSessions {
  readonly objectId: string;
  readonly personName: string;
  readonly loginName: string;
  readonly sessions: readonly SessionSummary[];
}

/** Each person once, with all their sessions, in the order in which they come. */
export function peopleWithSessions(sessions: readonly SessionSummary[]): readonly PersonWithSessions[] {
  const people = new Map<string, PersonWithSessions>();
  for (const session of sessions) {
    const { objectId, personName, loginName } = session;
    const before = people.get(objectId)?.sessions ?? [];
    people.set(objectId, { objectId, personName, loginName, sessions: [...before, session] });
  }
  return [...people.values()];
}
