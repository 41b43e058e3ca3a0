"use client";

import { useRouter } from "next/navigation";
import { FailureNotice } from "@/components/registry/failure-notice";
import { useAction } from "@/components/registry/use-action";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { endSessionAction } from "@/lib/sign-in/actions";
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
  const action = useAction(endSessionAction);

  async function end(sessionId: string) {
    const ended = await action.run({ sessionId });
    if (ended) router.refresh();
  }

  return (
    <>
      <FailureNotice failure={action.failure} />
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
              <Button
                isBusy={action.isRunning}
                aria-label={`End the session of ${session.personName} in ${browserWords(session.browser)}`}
                onClick={() => void end(session.sessionId)}
              >
                End
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
