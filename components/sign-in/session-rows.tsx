"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FailureNotice } from "@/components/registry/failure-notice";
import { useAction } from "@/components/registry/use-action";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { endSessionAction, endSessionsOfPersonAction } from "@/lib/sign-in/actions";
import type { SessionSummary } from "@/lib/sign-in/model";
import { browserWords } from "./browser-words";
import { peopleWithSessions, type PersonWithSessions } from "./people-with-sessions";
import { SessionRow } from "./session-row";

interface SessionRowsProps {
  caption: string;
  sessions: readonly SessionSummary[];
  /** Also those of others: each person has a heading, and a button for all of theirs. */
  hasNames: boolean;
}

/** Sessions, each with a button that ends it, and what became of the last press. */
export function SessionRows({ caption, sessions, hasNames }: SessionRowsProps) {
  const router = useRouter();
  const one = useAction(endSessionAction);
  const all = useAction(endSessionsOfPersonAction);
  const [ended, setEnded] = useState<string>();
  const isBusy = one.isRunning || all.isRunning;

  const begin = () => {
    setEnded(undefined);
    one.forget();
    all.forget();
  };
  const finish = (words: string) => {
    setEnded(words);
    router.refresh();
  };
  async function endOne({ sessionId, personName, browser }: SessionSummary) {
    begin();
    const answer = await one.run({ sessionId });
    if (answer === undefined) return;
    const whose = hasNames ? `The session of ${personName}` : "Your session";
    finish(`${whose} in ${browserWords(browser)} has ended.`);
  }
  async function endAll({ objectId, personName }: PersonWithSessions) {
    begin();
    const answer = await all.run({ objectId });
    if (answer === undefined) return;
    finish(
      answer.ended === 1
        ? `The session of ${personName} has ended.`
        : `All ${answer.ended} sessions of ${personName} have ended.`,
    );
  }
  const rows = (label: string, shown: readonly SessionSummary[]) => (
    <ul aria-label={label} className="session-rows">
      {shown.map((session) => (
        <SessionRow
          key={session.sessionId}
          session={session}
          isBusy={isBusy}
          onEnd={() => void endOne(session)}
        />
      ))}
    </ul>
  );

  return (
    <>
      <FailureNotice failure={one.failure ?? all.failure} />
      {ended === undefined ? null : <Notice tone="ok" title={ended} isAnnounced />}
      {hasNames
        ? peopleWithSessions(sessions).map((person) => (
            <section key={person.objectId} aria-label={person.personName}>
              <div className="session-person">
                <h3>
                  <span className="font-semibold">{person.personName}</span>{" "}
                  <span className="text-ink-muted text-sm font-normal">{person.loginName}</span>
                </h3>
                {person.sessions.length > 1 ? (
                  <Button isBusy={isBusy} onClick={() => void endAll(person)}>
                    End all of {person.personName}
                  </Button>
                ) : null}
              </div>
              {rows(`Sessions of ${person.personName}`, person.sessions)}
            </section>
          ))
        : rows(caption, sessions)}
      {sessions.length === 0 ? <p>Nobody else is signed in.</p> : null}
    </>
  );
}
