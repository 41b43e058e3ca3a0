import "server-only";
import { getDatabase } from "@/lib/db/get-database";
import { refusalError } from "@/lib/errors/refusal-error";
import { liveness } from "./liveness";
import type { SessionToken, TokenAudience } from "./model";
import { seal, unseal } from "./seal";
import { getSessionSecrets } from "./session-secrets";
import type { SealedToken } from "./store";
import { findSealedToken } from "./store";

/** Not handed out any more this shortly before its end: it has to last for the call that it is for. */
const END_MARGIN_MS = 5_000;

/**
 * Read anew for each call: the browser renews tokens, and a session may have ended since its caller was made.
 *
 * Throws `signed_out` when there is none that still counts, whatever the reason.
 */
export async function getSessionToken(sessionId: string, audience: TokenAudience): Promise<SessionToken> {
  const limits = liveness();
  const kept = await findSealedToken(await getDatabase(), sessionId, audience, limits);
  if (kept === undefined || kept.expiresAt.getTime() - END_MARGIN_MS <= limits.nowMs) {
    throw refusalError("signed_out", { kind: "sign_in_again" });
  }
  const token = unseal(kept.sealed, { sessionId, audience }, getSessionSecrets());
  if (token === undefined) throw refusalError("signed_out", { kind: "sign_in_again" });
  return { audience, token, expiresAt: kept.expiresAt };
}

export function sealToken(sessionId: string, { audience, token, expiresAt }: SessionToken): SealedToken {
  return { audience, sealed: seal(token, { sessionId, audience }, getSessionSecrets()), expiresAt };
}
