import "server-only";
import { randomUUID } from "node:crypto";
import { auditDetailOf } from "@/lib/audit/outcome-of";
import { recordAudit } from "@/lib/audit/record-audit";
import { getConfiguration } from "@/lib/config/configuration";
import { getDatabase } from "@/lib/db/get-database";
import type { VerifiedIdentity } from "@/lib/entra/model";
import { verifyIdToken } from "@/lib/entra/verify-id-token";
import { AppError } from "@/lib/errors/app-error";
import { refusalError } from "@/lib/errors/refusal-error";
import { logger } from "@/lib/log/logger";
import { limitPerson } from "@/lib/rate-limit/limit-requests";
import { forgetEndedSessions } from "@/lib/sessions/ended-store";
import { findSession } from "@/lib/sessions/find-session";
import { liveness } from "@/lib/sessions/liveness";
import type { Session } from "@/lib/sessions/model";
import { takeNonce } from "@/lib/sessions/nonce-store";
import { hashOfSecret, newSecret } from "@/lib/sessions/secret-hash";
import { stopWhatIsOpenFor } from "@/lib/sessions/session-end";
import { sealToken } from "@/lib/sessions/session-token";
import { deleteDeadSessions, deleteSession, insertSession, insertTokens } from "@/lib/sessions/store";
import { actorOfSession, auditedRefusal } from "./audited-sign-in";
import type { HandedOver } from "./handed-over";
import { handedOver, requireAdmission } from "./handed-over";
import type { HandOverAnswer } from "./model";
import { recordRefusedSignIn } from "./record-refused-sign-in";
import type { HandOverInput } from "./schema";

export interface HandOver {
  readonly input: HandOverInput;
  readonly sessionCookie: string | undefined;
  /** Undefined when nothing was asked of this browser: then no nonce is its own. */
  readonly browserSecret: string | undefined;
  /** What the browser calls itself. */
  readonly browser: string | undefined;
}

const LONGEST_BROWSER = 300;

/**
 * Opens a session for whom the ID token names, in place of the one that the same person has in this browser.
 *
 * A new id every time: one that somebody put into the browser before a sign-in is worth nothing after it.
 */
export async function openSession({ input, ...from }: HandOver): Promise<{
  readonly answer: HandOverAnswer;
  readonly sessionCookie: string;
}> {
  const identity = await verifiedIdentity(input.idToken, from.sessionCookie);
  limitPerson("sign-in", identity);
  return auditedRefusal({ actor: actorOfSession(identity), action: "session.open" }, async () => {
    const nowMs = Date.now();
    await requireOwnNonce(identity.nonce, from.browserSecret, nowMs);
    requireAdmission(identity);
    const tokens = handedOver(input, identity, nowMs);
    const before = await findSession(from.sessionCookie, { isActivity: false });
    requireSamePerson(before, identity);
    return open(identity, tokens, before, from.browser, nowMs);
  });
}

/** Nobody is known to have asked yet: whom the token claims to be is in no row and in no line of the log. */
async function verifiedIdentity(
  idToken: string,
  sessionCookie: string | undefined,
): Promise<VerifiedIdentity> {
  try {
    return await verifyIdToken(idToken);
  } catch (error) {
    const reason =
      error instanceof AppError && error.cause instanceof Error ? error.cause.message : undefined;
    logger.warn(
      { code: error instanceof AppError ? error.code : undefined, reason },
      error instanceof AppError && error.code === "unavailable"
        ? "a sign-in could not be judged"
        : "a sign-in was refused",
    );
    if (error instanceof AppError && error.code !== "unavailable") {
      const detail = { ...auditDetailOf(error), ...(reason === undefined ? {} : { reason }) };
      await recordRefusedSignIn({ action: "session.open", sessionCookie, detail });
    }
    throw error;
  }
}

async function requireOwnNonce(
  nonce: string | undefined,
  browserSecret: string | undefined,
  nowMs: number,
): Promise<void> {
  const isOwn =
    nonce !== undefined &&
    browserSecret !== undefined &&
    (await takeNonce(
      await getDatabase(),
      { nonceHash: hashOfSecret(nonce), browserHash: hashOfSecret(browserSecret) },
      nowMs,
    ));
  if (isOwn) return;
  throw new AppError("signed_out", {
    userMessage: "This sign-in was not begun in this browser, took more than 10 minutes, or was used before.",
    nextStep: "Sign in again. If it goes on, allow cookies for this site.",
  });
}

function requireSamePerson(before: Session | undefined, identity: VerifiedIdentity): void {
  if (before === undefined) return;
  if (before.objectId === identity.objectId && before.tenantId === identity.tenantId) return;
  throw refusalError("conflict", { kind: "signed_in_as", name: before.displayName });
}

async function open(
  identity: VerifiedIdentity,
  { tokens, tokensEndAt }: HandedOver,
  before: Session | undefined,
  browser: string | undefined,
  nowMs: number,
): Promise<{ readonly answer: HandOverAnswer; readonly sessionCookie: string }> {
  const sessionId = randomUUID();
  const sessionCookie = newSecret();
  const endsAt = new Date(nowMs + getConfiguration().sessionLimits.hours * 60 * 60_000);
  const db = await getDatabase();
  await db.transaction(async (transaction) => {
    if (before !== undefined) await deleteSession(transaction, before.sessionId);
    await deleteDeadSessions(transaction, liveness(nowMs));
    await forgetEndedSessions(transaction, nowMs);
    await insertSession(transaction, {
      sessionId,
      cookieHash: hashOfSecret(sessionCookie),
      identity,
      browser: browser?.slice(0, LONGEST_BROWSER),
      openedAt: new Date(nowMs),
      tokensEndAt,
      endsAt,
    });
    await insertTokens(
      transaction,
      sessionId,
      tokens.map((token) => sealToken(sessionId, token)),
    );
    await recordAudit(transaction, {
      actor: { ...actorOfSession(identity), sessionId },
      action: "session.open",
      outcome: "succeeded",
      subject: sessionId,
      detail: before === undefined ? {} : { replaced: before.sessionId },
    });
  });
  if (before !== undefined) stopWhatIsOpenFor(before.sessionId);
  const answer = {
    name: identity.displayName,
    tokensEndAt: tokensEndAt.toISOString(),
    endsAt: endsAt.toISOString(),
  };
  return { answer, sessionCookie };
}
