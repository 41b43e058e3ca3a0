import "server-only";
import type { Database } from "@/lib/db/database";
import { logger } from "@/lib/log/logger";

type Stop = () => void;

// The server has several bundles, each with its own copy of this module; what is open is the same for all.
const KEY = Symbol.for("replica-map.open-of-sessions");
const place = globalThis as typeof globalThis & { [KEY]?: Map<string, Set<Stop>> | undefined };

function openOfSessions(): Map<string, Set<Stop>> {
  return (place[KEY] ??= new Map<string, Set<Stop>>());
}

/** For what stays open for a session, such as a live stream. Gives a function that takes `stop` back. */
export function onSessionEnd(sessionId: string, stop: Stop): () => void {
  const all = openOfSessions();
  const stops = all.get(sessionId) ?? new Set<Stop>();
  all.set(sessionId, stops.add(stop));
  return () => {
    stops.delete(stop);
    if (stops.size === 0 && all.get(sessionId) === stops) all.delete(sessionId);
  };
}

/** To be called after the session is gone from the store: what stops may come back and ask at once. */
export function stopWhatIsOpenFor(sessionId: string): void {
  const stops = openOfSessions().get(sessionId);
  openOfSessions().delete(sessionId);
  for (const stop of stops ?? []) {
    try {
      stop();
    } catch (error) {
      logger.error({ err: error }, "what was open for a session that ended could not be stopped");
    }
  }
}

/** Sessions also end at other processes. After an outage nobody knows which, so everything has to ask anew. */
export function hearSessionEnds(db: Pick<Database, "listen">): () => void {
  return db.listen("session_ends", {
    onMessage: stopWhatIsOpenFor,
    onListening: () => {
      for (const sessionId of [...openOfSessions().keys()]) stopWhatIsOpenFor(sessionId);
    },
  });
}
