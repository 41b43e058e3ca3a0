import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TokenBuckets } from "./token-buckets";

const NOON_MS = Date.UTC(2026, 10, 21, 12);

function takeAll(buckets: TokenBuckets, key: string, nowMs: number): number {
  let taken = 0;
  while (buckets.take(key, nowMs).isGranted) taken += 1;
  return taken;
}

describe("a token bucket", () => {
  it("lets a burst through, then says how long to wait, and is right about it", () => {
    const buckets = new TokenBuckets({ burst: 3, perSecond: 0.5 }, 10);
    expect(takeAll(buckets, "olivia", NOON_MS)).toBe(3);
    const refused = buckets.take("olivia", NOON_MS);
    expect(refused).toMatchObject({ isGranted: false, waitMs: 2_000 });
    expect(buckets.take("olivia", NOON_MS + 1_999).isGranted).toBe(false);
    expect(buckets.take("olivia", NOON_MS + 2_000).isGranted).toBe(true);
  });

  it("counts each key on its own", () => {
    const buckets = new TokenBuckets({ burst: 2, perSecond: 1 }, 10);
    takeAll(buckets, "olivia", NOON_MS);
    expect(buckets.take("rita", NOON_MS).isGranted).toBe(true);
  });

  it("never holds more than a burst, however long the pause was", () => {
    const buckets = new TokenBuckets({ burst: 4, perSecond: 1 }, 10);
    takeAll(buckets, "olivia", NOON_MS);
    expect(takeAll(buckets, "olivia", NOON_MS + 86_400_000)).toBe(4);
  });

  it("takes no harm from a clock that is set back", () => {
    const buckets = new TokenBuckets({ burst: 2, perSecond: 1 }, 10);
    buckets.take("olivia", NOON_MS);
    expect(buckets.take("olivia", NOON_MS - 3_600_000).isGranted).toBe(true);
  });

  it("tells the first refusal of a row from those that follow it", () => {
    const buckets = new TokenBuckets({ burst: 1, perSecond: 1 }, 10);
    buckets.take("olivia", NOON_MS);
    const rows = [0, 0, 1_000, 1_000, 1_000].map((ms) => buckets.take("olivia", NOON_MS + ms));
    expect(rows.map((turn) => (turn.isGranted ? "granted" : turn.isFirst))).toEqual([
      true,
      false,
      "granted",
      true,
      false,
    ]);
  });

  it("is looked into without anything being taken", () => {
    const buckets = new TokenBuckets({ burst: 1, perSecond: 1 }, 10);
    expect(buckets.peek("olivia", NOON_MS).isGranted).toBe(true);
    expect(buckets.take("olivia", NOON_MS).isGranted).toBe(true);
    expect(buckets.peek("olivia", NOON_MS).isGranted).toBe(false);
  });

  it("keeps to its limit over any run of requests", () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 200 });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 20 }), (waits, burst) => {
        const perSecond = 0.7;
        const buckets = new TokenBuckets({ burst, perSecond }, 10);
        let nowMs = NOON_MS;
        let granted = 0;
        for (const wait of waits) {
          nowMs += wait;
          if (buckets.take("olivia", nowMs).isGranted) granted += 1;
        }
        expect(granted).toBeLessThanOrEqual(burst + ((nowMs - NOON_MS) / 1000) * perSecond + 1e-6);
      }),
    );
  });
});

describe("the memory that buckets take", () => {
  it("is bounded, and whoever was not heard of for the longest goes first", () => {
    const buckets = new TokenBuckets({ burst: 1, perSecond: 0.001 }, 100);
    buckets.take("old", NOON_MS);
    buckets.take("busy", NOON_MS);
    for (let one = 0; one < 1_000; one += 1) {
      buckets.take(`flood ${one}`, NOON_MS);
      buckets.take("busy", NOON_MS);
    }
    expect(buckets.size).toBe(100);
    expect(buckets.take("busy", NOON_MS).isGranted).toBe(false);
    expect(buckets.take("old", NOON_MS).isGranted).toBe(true);
  });
});
