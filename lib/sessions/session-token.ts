import "server-only";
import { getDatabase } from "@/lib/db/get-database";
import { refusalError } from "@/lib/errors/refusal-error";
import { liveness } from "./liveness";
import type { SessionToken, TokenAudience } from "./model";
import { seal, unseal } from "./seal";
import { getSessionSecrets } from "./session-secrets";
import type { SealedToken } from "./store";
import { endToken, findSealedToken } from "./store";
import { isTokenOver } from "./token-end";

/**
 * Read anew for each call: the browser renews tokens, and a session may have ended since its caller was made.
 *
 * Throws `signed_out` when there is none that still counts, whatever the reason.
 */
export async function getSessionToken(sessionId: string, audience: TokenAudience): Promise<SessionToken> {
  const limits = liveness();
  const kept = await findSealedToken(await getDatabase(), sessionId, audience, limits);
  if (kept === undefined || isTokenOver(kept.expiresAt, limits.nowMs)) {
    throw refusalError("signed_out", { kind: "sign_in_again" });
  }
  const token = unseal(kept.sealed, { sessionId, audience }, getSessionSecrets());
  if (token === undefined) throw refusalError("signed_out", { kind: "sign_in_again" });
  return { audience, token, expiresAt: kept.expiresAt };
}

/** The one that ends then is over from now on, and the browser is asked for a new one; a newer one stays. */
export async function forgetSessionToken(
  sessionId: string,
  audience: TokenAudience,
  expiresAt: Date,
  nowMs: number = Date.now(),
): Promise<void> {
  const db = await getDatabase();
  await db.transaction((transaction) => endToken(transaction, { sessionId, audience, expiresAt }, nowMs));
}

export function sealToken(sessionId: string, { audience, token, expiresAt }: SessionToken): SealedToken {
  return { audience, sealed: seal(token, { sessionId, audience }, getSessionSecrets()), expiresAt };
}
