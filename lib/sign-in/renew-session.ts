import "server-only";
import { getDatabase } from "@/lib/db/get-database";
import type { VerifiedIdentity } from "@/lib/entra/model";
import { verifyIdToken } from "@/lib/entra/verify-id-token";
import { AppError } from "@/lib/errors/app-error";
import { refusalError } from "@/lib/errors/refusal-error";
import { limitPerson } from "@/lib/rate-limit/limit-requests";
import { findSession } from "@/lib/sessions/find-session";
import { liveness } from "@/lib/sessions/liveness";
import type { Session } from "@/lib/sessions/model";
import { sealToken } from "@/lib/sessions/session-token";
import { insertTokens, lockSession, updateIdentity, updateTokensEnd } from "@/lib/sessions/store";
import { actorOfSession, auditedRefusal } from "./audited-sign-in";
import type { HandedOver } from "./handed-over";
import { handedOver, requireAdmission } from "./handed-over";
import type { RenewalAnswer } from "./model";
import type { HandOverInput } from "./schema";

/** New tokens for a session that stands. Neither limit of the session moves: a page renews by itself. */
export async function renewSession({
  input,
  sessionCookie,
}: {
  readonly input: HandOverInput;
  readonly sessionCookie: string | undefined;
}): Promise<RenewalAnswer> {
  const session = await findSession(sessionCookie, { isActivity: false });
  if (session === undefined) throw noSession();
  const { sessionId } = session;
  limitPerson("sign-in", session);
  return auditedRefusal(
    { actor: actorOfSession(session), action: "session.renew", subject: sessionId },
    async () => {
      const identity = await verifyIdToken(input.idToken);
      requireSamePerson(session, identity);
      requireAdmission(identity);
      const tokens = handedOver(input, identity, Date.now());
      await renew(sessionId, identity, tokens);
      return { tokensEndAt: tokens.tokensEndAt.toISOString(), endsAt: session.endsAt.toISOString() };
    },
  );
}

function requireSamePerson(session: Session, identity: VerifiedIdentity): void {
  if (session.objectId === identity.objectId && session.tenantId === identity.tenantId) return;
  throw refusalError("conflict", { kind: "signed_in_as", name: session.displayName });
}

async function renew(
  sessionId: string,
  identity: VerifiedIdentity,
  { tokens, tokensEndAt }: HandedOver,
): Promise<void> {
  const db = await getDatabase();
  await db.transaction(async (transaction) => {
    if ((await lockSession(transaction, sessionId, liveness())) === undefined) throw noSession();
    await insertTokens(
      transaction,
      sessionId,
      tokens.map((token) => sealToken(sessionId, token)),
    );
    await updateIdentity(transaction, sessionId, identity);
    await updateTokensEnd(transaction, sessionId, tokensEndAt);
  });
}

function noSession(): AppError {
  return new AppError("signed_out", {
    userMessage: "You are not signed in, or your session has ended.",
    nextStep: "Sign in.",
  });
}
