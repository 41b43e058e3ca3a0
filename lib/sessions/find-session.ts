import "server-only";
import { cache } from "react";
import { getDatabase } from "@/lib/db/get-database";
import { liveness } from "./liveness";
import type { Session } from "./model";
import { hashOfSecret } from "./secret-hash";
import { findSessionByCookie, noteSeen } from "./store";

/** A write for every request would cost more than the minute that the idle limit may be off. */
const SEEN_AT_MOST_EVERY_MS = 60_000;

/** A layout, its page and what they render ask for the same session: the store is read once for them all. */
const readOnce = cache(readNow);

async function readNow(cookieHash: string): Promise<Session | undefined> {
  return findSessionByCookie(await getDatabase(), cookieHash, liveness());
}

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
  const session = await readOnce(hashOfSecret(cookie));
  const nowMs = Date.now();
  if (session && isActivity && nowMs - session.lastSeenAt.getTime() >= SEEN_AT_MOST_EVERY_MS) {
    await noteSeen(await getDatabase(), session.sessionId, nowMs);
  }
  return session;
}

/** As it stands now: what Azure answered to this very request may have put a challenge to it or ended its token. */
export async function rereadSession(cookie: string): Promise<Session | undefined> {
  return readNow(hashOfSecret(cookie));
}
