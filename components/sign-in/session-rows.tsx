"use client";

import { useRouter } from "next/navigation";
import { FailureNotice } from "@/components/registry/failure-notice";
import { useAction } from "@/components/registry/use-action";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { endSessionAction, endSessionsOfPersonAction } from "@/lib/sign-in/actions";
import type { SessionSummary } from "@/lib/sign-in/model";
import { browserWords } from "./browser-words";

interface SessionRowsProps {
  caption: string;
  sessions: readonly SessionSummary[];
  /** Also those of others, so each row says whose it is. */
  hasNames: boolean;
}

/** Sessions, each with a button that ends it. One's own is ended by signing out. */
export function SessionRows({ caption, sessions, hasNames }: SessionRowsProps) {
  const router = useRouter();
  const one = useAction(endSessionAction);
  const all = useAction(endSessionsOfPersonAction);
  const isRunning = one.isRunning || all.isRunning;
  const refreshAfter = async (ended: Promise<unknown>) => {
    if ((await ended) !== undefined) router.refresh();
  };
  const isFirstOfSeveral = ({ sessionId, objectId }: SessionSummary) => {
    const theirs = sessions.filter((other) => other.objectId === objectId);
    return hasNames && theirs.length > 1 && theirs[0]?.sessionId === sessionId;
  };

  return (
    <>
      <FailureNotice failure={one.failure ?? all.failure} />
      <ul aria-label={caption} className="session-rows">
        {sessions.map((session) => (
          <li key={session.sessionId} className="session-row">
            <div>
              {hasNames ? (
                <p>
                  <span className="font-semibold">{session.personName}</span>{" "}
                  <span className="text-ink-muted text-sm">{session.loginName}</span>
                </p>
              ) : null}
              <p className={hasNames ? undefined : "font-semibold"}>{browserWords(session.browser)}</p>
              <p className="text-ink-muted text-sm">
                Signed in <Time iso={session.openedAt} /> · last used <Time iso={session.lastSeenAt} /> · ends
                at the latest <Time iso={session.endsAt} />
              </p>
            </div>
            {session.isThisOne ? (
              <span className="text-ink-muted">This browser</span>
            ) : (
              <div className="flex flex-wrap gap-2">
                {isFirstOfSeveral(session) ? (
                  <Button
                    isBusy={isRunning}
                    onClick={() => void refreshAfter(all.run({ objectId: session.objectId }))}
                  >
                    End all of {session.personName}
                  </Button>
                ) : null}
                <Button
                  isBusy={isRunning}
                  aria-label={`End the session of ${session.personName} in ${browserWords(session.browser)}`}
                  onClick={() => void refreshAfter(one.run({ sessionId: session.sessionId }))}
                >
                  End
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
