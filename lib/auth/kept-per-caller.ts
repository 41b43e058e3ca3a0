import "server-only";
import { armPrincipalOf } from "./arm-principal";
import type { Caller } from "./caller";

const MOST_ANSWERS = 2_000;

/**
 * Keeps each caller's own answers for a while. Answers never cross from one person to another: whose rights they
 * were read with is part of every key. Failures are not kept; calls that overlap are one.
 */
export function keptPerCaller<T>(
  keepMs: number,
  read: (caller: Caller, key: string) => Promise<T>,
  now: () => number = Date.now,
): (caller: Caller, key: string) => Promise<T> {
  const kept = new Map<string, { readonly untilMs: number; readonly answer: Promise<T> }>();
  return (caller, key) => {
    const ownKey = `${armPrincipalOf(caller)}/${key.toLowerCase()}`;
    const known = kept.get(ownKey);
    if (known && known.untilMs > now()) return known.answer;
    if (kept.size >= MOST_ANSWERS) forgetOldest(kept, now());
    const entry = { untilMs: now() + keepMs, answer: read(caller, key) };
    entry.answer.catch(() => {
      if (kept.get(ownKey) === entry) kept.delete(ownKey);
    });
    kept.set(ownKey, entry);
    return entry.answer;
  };
}

function forgetOldest(kept: Map<string, { readonly untilMs: number }>, nowMs: number): void {
  for (const [key, { untilMs }] of kept) if (untilMs <= nowMs) kept.delete(key);
  for (const key of kept.keys()) {
    if (kept.size < MOST_ANSWERS) return;
    kept.delete(key);
  }
}
