import { describe, expect, it } from "vitest";
import type { SessionSummary } from "@/lib/sign-in/model";
import { peopleWithSessions } from "./people-with-sessions";

const aSession = (objectId: string, sessionId: string): SessionSummary => ({
  sessionId,
  objectId,
  personName: `Name of ${objectId}`,
  loginName: `${objectId}@contoso.com`,
  openedAt: "2026-11-20T10:00:00Z",
  lastSeenAt: "2026-11-20T10:00:00Z",
  endsAt: "2026-11-20T18:00:00Z",
  browser: undefined,
  isThisOne: false,
});

describe("the people on the page of sessions", () => {
  it("come once each, with all their sessions, whatever lies between these", () => {
    const sessions = [aSession("olivia", "1"), aSession("rita", "2"), aSession("olivia", "3")];
    const people = peopleWithSessions(sessions);
    expect(people.map(({ personName, loginName }) => [personName, loginName])).toEqual([
      ["Name of olivia", "olivia@contoso.com"],
      ["Name of rita", "rita@contoso.com"],
    ]);
    expect(people.map((person) => person.sessions.map(({ sessionId }) => sessionId))).toEqual([
      ["1", "3"],
      ["2"],
    ]);
  });

  it("are nobody where there are no sessions", () => {
    expect(peopleWithSessions([])).toEqual([]);
  });
});
