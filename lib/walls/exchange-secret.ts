import "server-only";
import type { Actor } from "@/lib/audit/model";
import { UNKNOWN_ACTOR } from "@/lib/audit/model";
import { recordAudit, recordAuditAlone } from "@/lib/audit/record-audit";
import { getDatabase } from "@/lib/db/get-database";
import { AppError } from "@/lib/errors/app-error";
import { currentRequestId } from "@/lib/log/request-id";
import { mayRecordUnknown } from "@/lib/rate-limit/limit-requests";
import { hashOfSecret, newSecret } from "@/lib/sessions/secret-hash";
import { isSameHash } from "./is-same-hash";
import { doorOf, type Wall } from "./model";
import type { ExchangeInput } from "./schema";
import { findWall, insertKey } from "./store";

/** Gives a key of its own to whoever has the secret of a wall's address: it opens that wall and nothing else. */
export async function exchangeSecret(
  { wallId, secret }: ExchangeInput,
  nowMs: number = Date.now(),
): Promise<{ readonly key: string }> {
  const db = await getDatabase();
  const found = await findWall(db, wallId);
  if (found === undefined || !isSameHash(found.secretHash, hashOfSecret(secret))) {
    return refuse("not the address of a wall", {
      userMessage: "This address does not open a wall, or it has been replaced by a new one.",
      nextStep: "Ask an administrator of Replica Map for the wall’s address.",
    });
  }
  const door = doorOf(found.wall, nowMs);
  if (door !== "open") {
    return refuse(`the wall is ${door}`, {
      userMessage: `This wall has ${door === "revoked" ? "been ended by an administrator" : "expired"}.`,
      nextStep: "Ask an administrator of Replica Map to make a new one.",
    });
  }
  const key = newSecret();
  await db.transaction(async (transaction) => {
    await insertKey(transaction, { wallId, keyHash: hashOfSecret(key) }, new Date(nowMs).toISOString());
    await recordAudit(transaction, {
      actor: screenOf(found.wall),
      action: "wall.open",
      outcome: "succeeded",
      subject: wallId,
      requestId: currentRequestId(),
    });
  });
  return { key };
}

function screenOf({ wallId, tenantId, name }: Wall): Actor {
  return { objectId: wallId, tenantId, name: `Screen of the wall ${name}` };
}

async function refuse(
  why: string,
  words: { readonly userMessage: string; readonly nextStep: string },
): Promise<never> {
  if (mayRecordUnknown()) {
    await recordAuditAlone(await getDatabase(), {
      actor: UNKNOWN_ACTOR,
      action: "wall.open",
      outcome: "refused",
      requestId: currentRequestId(),
      detail: { message: why },
    });
  }
  throw new AppError("forbidden", words);
}
