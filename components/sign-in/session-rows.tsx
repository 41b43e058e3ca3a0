"use client";

import { useRouter } from "next/navigation";
import { FailureNotice } from "@/components/registry/failure-notice";
import { useAction } from "@/components/registry/use-action";
import { Button } from "@/components/ui/button";
import { ColumnHead, RowHead, Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { endSessionAction } from "@/lib/sign-in/actions";
import type { SessionSummary } from "@/lib/sign-in/model";

interface SessionRowsProps {
  caption: string;
  sessions: readonly SessionSummary[];
  /** Also those of others, so each row says whose it is. */
  hasNames: boolean;
}

/** Sessions as a table, each with a button that ends it. One's own is ended by signing out. */
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
      <Table caption={caption} isCaptionHidden>
        <thead>
          <tr>
            {hasNames ? <ColumnHead>Person</ColumnHead> : null}
            <ColumnHead>Browser</ColumnHead>
            <ColumnHead>Signed in</ColumnHead>
            <ColumnHead>Last used</ColumnHead>
            <ColumnHead>Ends at the latest</ColumnHead>
            <ColumnHead>
              <span className="sr-only">End it</span>
            </ColumnHead>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <tr key={session.sessionId}>
              {hasNames ? (
                <RowHead>
                  {session.personName}
                  <span className="text-ink-muted block text-sm font-normal">{session.loginName}</span>
                </RowHead>
              ) : null}
              <td>{browserWords(session.browser)}</td>
              <td>
                <Time iso={session.openedAt} />
              </td>
              <td>
                <Time iso={session.lastSeenAt} />
              </td>
              <td>
                <Time iso={session.endsAt} />
              </td>
              <td>
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
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}

const BROWSERS = [
  ["Edg/", "Edge"],
  ["OPR/", "Opera"],
  ["Firefox/", "Firefox"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
] as const;
const SYSTEMS = [
  ["Windows", "Windows"],
  ["Android", "Android"],
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Mac OS X", "macOS"],
  ["CrOS", "ChromeOS"],
  ["Linux", "Linux"],
] as const;

/** A hint for recognising one's own: browsers say what they like about themselves. */
export function browserWords(said: string | undefined): string {
  if (said === undefined) return "unknown browser";
  const browser = BROWSERS.find(([mark]) => said.includes(mark))?.[1] ?? "unknown browser";
  const system = SYSTEMS.find(([mark]) => said.includes(mark))?.[1];
  return system === undefined ? browser : `${browser} on ${system}`;
}
