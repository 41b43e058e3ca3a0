import "server-only";

/** Asks once for many who ask at the same time; a failure is forgotten at once. */
export function keptForAWhile<T>(
  keptMs: number,
  ask: (key: string) => Promise<T>,
): (key: string) => Promise<T> {
  const kept = new Map<string, { readonly atMs: number; readonly answer: Promise<T> }>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined && Date.now() - known.atMs < keptMs) return known.answer;
    const asked = { atMs: Date.now(), answer: ask(key) };
    kept.set(key, asked);
    asked.answer.catch(() => {
      if (kept.get(key) === asked) kept.delete(key);
    });
    return asked.answer;
  };
}
