import type { Limit } from "./limits";

interface Bucket {
  tokens: number;
  asOfMs: number;
  /** Since there was something left in it. */
  hasRefused: boolean;
}

export type Turn =
  | { readonly isGranted: true }
  /** `isFirst`: of those refused in a row. */
  | { readonly isGranted: false; readonly waitMs: number; readonly isFirst: boolean };

const GRANTED: Turn = { isGranted: true };

/**
 * One bucket for each key, filled again with time.
 *
 * Holds at most `mostKeys`: beyond that whoever was not heard of for the longest starts anew, which gives a flood of
 * keys no more than the limits of other parties let through.
 */
export class TokenBuckets {
  readonly #buckets = new Map<string, Bucket>();
  readonly #limit: Limit;
  readonly #mostKeys: number;

  constructor(limit: Limit, mostKeys: number) {
    this.#limit = limit;
    this.#mostKeys = mostKeys;
  }

  get size(): number {
    return this.#buckets.size;
  }

  take(key: string, nowMs: number): Turn {
    const bucket = this.#touch(key, nowMs);
    if (bucket.tokens < 1) return this.#refuse(bucket);
    bucket.tokens -= 1;
    bucket.hasRefused = false;
    return GRANTED;
  }

  /** Whether there is a turn left, without taking it. */
  peek(key: string, nowMs: number): Turn {
    const bucket = this.#touch(key, nowMs);
    return bucket.tokens < 1 ? this.#refuse(bucket) : GRANTED;
  }

  #refuse(bucket: Bucket): Turn {
    const isFirst = !bucket.hasRefused;
    bucket.hasRefused = true;
    return { isGranted: false, waitMs: ((1 - bucket.tokens) / this.#limit.perSecond) * 1000, isFirst };
  }

  /** Puts the key last in the order of the map, so that the first is the one not heard of for the longest. */
  #touch(key: string, nowMs: number): Bucket {
    const { burst, perSecond } = this.#limit;
    const known = this.#buckets.get(key);
    const bucket = known ?? { tokens: burst, asOfMs: nowMs, hasRefused: false };
    // A clock that was set back must not empty anything.
    const passedMs = Math.max(nowMs - bucket.asOfMs, 0);
    bucket.tokens = Math.min(burst, bucket.tokens + (passedMs / 1000) * perSecond);
    bucket.asOfMs = nowMs;
    if (known !== undefined) this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size > this.#mostKeys) {
      for (const oldest of this.#buckets.keys()) {
        this.#buckets.delete(oldest);
        break;
      }
    }
    return bucket;
  }
}
