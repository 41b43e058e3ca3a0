export interface BucketSize {
  readonly capacity: number;
  readonly refillPerSecond: number;
}

export type Taken =
  | { readonly ok: true; readonly remaining: number }
  | { readonly ok: false; readonly remaining: number; readonly retryAfterSeconds: number };

/** Wait that ARM names when a bucket runs dry; 10 is the figure in a quoted answer, others were seen. */
const DRY_WAIT_MS = 10_000;

/** A bucket that refills all the time and, once dry, refuses everything until the wait it named is over. */
export class TokenBucket {
  readonly #size: BucketSize;
  #tokens: number;
  #atMs: number;
  #refusedUntilMs = 0;

  constructor(size: BucketSize, nowMs: number) {
    this.#size = size;
    this.#tokens = size.capacity;
    this.#atMs = nowMs;
  }

  take(nowMs: number): Taken {
    const elapsedMs = Math.max(0, nowMs - this.#atMs);
    this.#atMs = Math.max(this.#atMs, nowMs);
    this.#tokens = Math.min(
      this.#size.capacity,
      this.#tokens + (elapsedMs / 1000) * this.#size.refillPerSecond,
    );
    if (nowMs >= this.#refusedUntilMs && this.#tokens < 1) this.#refusedUntilMs = nowMs + DRY_WAIT_MS;
    if (nowMs < this.#refusedUntilMs) {
      return {
        ok: false,
        remaining: 0,
        retryAfterSeconds: Math.max(1, Math.ceil((this.#refusedUntilMs - nowMs) / 1000)),
      };
    }
    this.#tokens -= 1;
    return { ok: true, remaining: Math.floor(this.#tokens) };
  }
}
