import "server-only";
import { getDatabase } from "@/lib/db/get-database";
import { liveness } from "./liveness";
import type { Session } from "./model";
import { hashOfSecret } from "./secret-hash";
import { findSessionByCookie, noteSeen } from "./store";

/** A write for every request would cost more than the minute that the idle limit may be off. */
const SEEN_AT_MOST_EVERY_MS = 60_000;

/**
 * The session that a cookie stands for, while it stands.
 *
 * `isActivity`: a person caused this request, so that the idle limit begins anew.
 */
export async function findSession(
  cookie: string | undefined,
  { isActivity }: { readonly isActivity: boolean },
): Promise<Session | undefined> {
  if (cookie === undefined) return undefined;
  const db = await getDatabase();
  const limits = liveness();
  const session = await findSessionByCookie(db, hashOfSecret(cookie), limits);
  if (session && isActivity && limits.nowMs - session.lastSeenAt.getTime() >= SEEN_AT_MOST_EVERY_MS) {
    await noteSeen(db, session.sessionId, limits.nowMs);
  }
  return session;
}
