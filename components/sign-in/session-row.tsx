import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import type { SessionSummary } from "@/lib/sign-in/model";
import { browserWords } from "./browser-words";

interface SessionRowProps {
  session: SessionSummary;
  isBusy: boolean;
  onEnd: () => void;
}

/** One session, with a button that ends it. The one of this browser is ended by signing out. */
export function SessionRow({ session, isBusy, onEnd }: SessionRowProps) {
  const browser = browserWords(session.browser);
  return (
    <li className="session-row">
      <div>
        <p className="font-semibold">{browser}</p>
        <p className="text-ink-muted text-sm">
          Signed in <Time iso={session.openedAt} /> · last used <Time iso={session.lastSeenAt} /> · ends at
          the latest <Time iso={session.endsAt} />
        </p>
      </div>
      {session.isThisOne ? (
        <span className="text-ink-muted">This browser</span>
      ) : (
        <Button
          isBusy={isBusy}
          aria-label={`End the session of ${session.personName} in ${browser}`}
          onClick={onEnd}
        >
          End
        </Button>
      )}
    </li>
  );
}
