import "server-only";
import type { Caller } from "@/lib/auth/caller";
import { AppError } from "@/lib/errors/app-error";
import { refusalWords } from "@/lib/errors/refusal-words";
import { type RegistryRef, resourceKey } from "@/lib/resource-id/resource-id";
import { listLocks } from "./list-locks";

/** Runs a change; when a lock refuses it, finds out which one, because ARM names only the scope that is locked. */
export async function withLockNames<T>(
  caller: Caller,
  ref: RegistryRef,
  change: () => Promise<T>,
): Promise<T> {
  try {
    return await change();
  } catch (error) {
    if (!(error instanceof AppError) || error.refusal?.kind !== "locked") throw error;
    const { scope } = error.refusal;
    const refusal = { kind: "locked", scope, lockNames: await lockNamesAt(caller, ref, scope) } as const;
    const { message, ...next } = refusalWords(refusal);
    throw new AppError(error.code, {
      userMessage: message,
      ...next,
      refusal,
      cause: error.cause,
      ...(error.correlationId === undefined ? {} : { correlationId: error.correlationId }),
    });
  }
}

async function lockNamesAt(caller: Caller, ref: RegistryRef, scope: string): Promise<string[]> {
  try {
    const locks = await listLocks(caller, ref);
    return locks.filter((lock) => resourceKey(lock.scope) === resourceKey(scope)).map((lock) => lock.name);
  } catch (error) {
    // Whoever may not read locks still learns that there is one, and where.
    if (error instanceof AppError) return [];
    throw error;
  }
}
