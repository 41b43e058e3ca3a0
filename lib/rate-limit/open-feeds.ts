import "server-only";
import type { Caller } from "@/lib/auth/caller";
import { refusalError } from "@/lib/errors/refusal-error";
import { logger } from "@/lib/log/logger";
import { MOST_OPEN_FEEDS } from "./limits";

interface Open {
  count: number;
  /** Since the last place was given back. */
  hasRefused: boolean;
}

// The server has several bundles, each with its own copy of this module; what is open is the same for all.
const KEY = Symbol.for("replica-map.open-feeds");
const place = globalThis as typeof globalThis & { [KEY]?: Map<string, Open> | undefined };

/** A place is free as soon as one of the feeds ends, and nobody knows when that is. */
const RETRY_MS = 10_000;

/** Counts one more open feed, of this process. Gives a function that gives the place back, to be called at its end. */
export function takeFeedPlace(
  { objectId, tenantId, sessionId }: Pick<Caller, "objectId" | "tenantId" | "sessionId">,
  nowMs: number = Date.now(),
): () => void {
  const all = (place[KEY] ??= new Map<string, Open>());
  const parties = [
    { party: "person", key: `person ${tenantId} ${objectId}` },
    ...(sessionId === undefined ? [] : [{ party: "session", key: `session ${sessionId}` } as const]),
  ] as const;
  for (const { party, key } of parties) {
    const open = all.get(key);
    if (open === undefined || open.count < MOST_OPEN_FEEDS[party]) continue;
    // Who is refused knocks again every few seconds; one line stands for all of them.
    if (!open.hasRefused) logger.warn({ party, objectId, sessionId }, "too many feeds are open");
    open.hasRefused = true;
    const retryAt = new Date(nowMs + RETRY_MS).toISOString();
    throw refusalError("throttled", { kind: "too_many_feeds", most: MOST_OPEN_FEEDS[party], retryAt });
  }
  for (const { key } of parties) all.set(key, { count: (all.get(key)?.count ?? 0) + 1, hasRefused: false });
  let isTaken = true;
  return () => {
    if (!isTaken) return;
    isTaken = false;
    for (const { key } of parties) {
      const left = (all.get(key)?.count ?? 1) - 1;
      if (left === 0) all.delete(key);
      else all.set(key, { count: left, hasRefused: false });
    }
  };
}
