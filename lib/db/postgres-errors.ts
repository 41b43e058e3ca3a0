import "server-only";
import { DatabaseError } from "pg";
import { AppError } from "@/lib/errors/app-error";
import { refusalWords } from "@/lib/errors/refusal-words";

/**
 * SQLSTATEs that are the database's trouble and not ours: it stops, is full, has no room for us, lets us no longer
 * in, only reads, or a statement waited too long. https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const TROUBLE = /^(08|28|3D|53|57|58)|^(25006|25P03|40001|40P01|55P03)$/;
const CLOSED = "Cannot use a pool after calling end on the pool";

/** The connection is of no more use: what came was no answer to a statement. */
export function isConnectionLost(error: unknown): boolean {
  return !(error instanceof DatabaseError) || /^(08|57P)|^25P03$/.test(error.code ?? "");
}

/** What the rest of the product gets of an error of the driver. */
export function storeError(error: unknown): unknown {
  const isTrouble = error instanceof DatabaseError ? TROUBLE.test(error.code ?? "") : isNoAnswer(error);
  if (!isTrouble) return error;
  const refusal = { kind: "store_unreachable" } as const;
  const { message, ...next } = refusalWords(refusal);
  return new AppError("unavailable", { userMessage: message, ...next, refusal, cause: error });
}

// A wrong argument is a TypeError of ours, and a closed pool is our own doing.
function isNoAnswer(error: unknown): boolean {
  return error instanceof Error && !(error instanceof TypeError) && error.message !== CLOSED;
}
