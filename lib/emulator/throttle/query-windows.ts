// https://learn.microsoft.com/azure/governance/resource-graph/concepts/guidance-for-throttled-requests
const QUERIES = 15;
const WINDOW_MS = 5_000;

export interface QueriesLeft {
  readonly ok: boolean;
  readonly remaining: number;
  readonly resetsAfterSeconds: number;
}

/** Resource Graph's own quota: so many queries of one principal in a window that its first one opens. Wall time, in memory. */
export class QueryWindows {
  readonly #windows = new Map<string, { readonly startMs: number; spent: number }>();

  spend(principalId: string, nowMs: number): QueriesLeft {
    const known = this.#windows.get(principalId);
    const isOpen = known !== undefined && nowMs >= known.startMs && nowMs < known.startMs + WINDOW_MS;
    const window = isOpen ? known : { startMs: nowMs, spent: 0 };
    this.#windows.set(principalId, window);
    const ok = window.spent < QUERIES;
    if (ok) window.spent += 1;
    return {
      ok,
      remaining: QUERIES - window.spent,
      resetsAfterSeconds: Math.max(1, Math.ceil((window.startMs + WINDOW_MS - nowMs) / 1000)),
    };
  }

  clear(): void {
    this.#windows.clear();
  }
}
