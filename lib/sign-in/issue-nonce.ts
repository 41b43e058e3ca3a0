import "server-only";
import { getDatabase } from "@/lib/db/get-database";
import { insertNonce } from "@/lib/sessions/nonce-store";
import { hashOfSecret, newSecret } from "@/lib/sessions/secret-hash";
import type { IssuedNonce } from "./model";

export const NONCE_LIFETIME_SECONDS = 600;

/**
 * A nonce for one sign-in, bound to the browser that asks.
 *
 * Without that somebody could make another person's browser finish a sign-in that they began themselves. A
 * browser keeps its secret, so that several of its tabs can sign in at once.
 */
export async function issueNonce(
  browserSecret: string | undefined,
  nowMs: number = Date.now(),
): Promise<{ readonly answer: IssuedNonce; readonly browserSecret: string }> {
  const secret = browserSecret ?? newSecret();
  const nonce = newSecret();
  const expiresAt = new Date(nowMs + NONCE_LIFETIME_SECONDS * 1000);
  const row = { nonceHash: hashOfSecret(nonce), browserHash: hashOfSecret(secret), expiresAt };
  await insertNonce(await getDatabase(), row, nowMs);
  return { answer: { nonce, expiresAt: expiresAt.toISOString() }, browserSecret: secret };
}
