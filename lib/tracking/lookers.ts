import { armPrincipalOf } from "@/lib/auth/arm-principal";
import type { Caller } from "@/lib/auth/caller";
import { AppError } from "@/lib/errors/app-error";

/** A refusal that tells of the rights or the sign-in of whoever asked, and nothing of the registry. */
export function isPersonal(error: unknown): error is AppError {
  return error instanceof AppError && ["forbidden", "signed_out", "not_found"].includes(error.code);
}

/** With whose tokens to look when nobody asks: those who watch, who came last first, or else who asked last. */
export function lookers(watching: Iterable<Caller>, lastAsked: Caller | undefined): readonly Caller[] {
  const bySession = new Map<string, Caller>();
  for (const caller of watching) {
    const key = `${armPrincipalOf(caller)} ${caller.sessionId ?? ""}`;
    bySession.delete(key);
    bySession.set(key, caller);
  }
  if (bySession.size === 0) return lastAsked === undefined ? [] : [lastAsked];
  return [...bySession.values()].reverse();
}
