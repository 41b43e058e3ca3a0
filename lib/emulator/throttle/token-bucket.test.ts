import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TokenBucket } from "./token-bucket";

const READS = { capacity: 250, refillPerSecond: 25 };

function drained(nowMs: number): TokenBucket {
  const bucket = new TokenBucket(READS, nowMs);
  for (let taken = 0; taken < READS.capacity; taken += 1) bucket.take(nowMs);
  return bucket;
}

describe("a token bucket", () => {
  it("counts down what is left", () => {
    const bucket = new TokenBucket(READS, 0);
    expect(bucket.take(0)).toEqual({ ok: true, remaining: 249 });
    expect(bucket.take(0)).toEqual({ ok: true, remaining: 248 });
  });

  it("refuses once it is dry and names the wait", () => {
    expect(drained(0).take(0)).toEqual({ ok: false, remaining: 0, retryAfterSeconds: 10 });
  });

  it("refuses a call before the wait is over with what is left of it, although it has refilled", () => {
    const bucket = drained(0);
    bucket.take(0);
    expect(bucket.take(4_000)).toEqual({ ok: false, remaining: 0, retryAfterSeconds: 6 });
  });

  it("serves again after the wait, from what has come in", () => {
    const bucket = drained(0);
    bucket.take(0);
    expect(bucket.take(10_000)).toEqual({ ok: true, remaining: 249 });
  });

  it("never holds more than its size, and survives a clock that is set back", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1e9 }), { maxLength: 300 }), (moments) => {
        const bucket = new TokenBucket(READS, 0);
        for (const moment of moments) {
          const { remaining } = bucket.take(moment);
          expect(remaining).toBeGreaterThanOrEqual(0);
          expect(remaining).toBeLessThan(READS.capacity);
        }
      }),
    );
  });
});
