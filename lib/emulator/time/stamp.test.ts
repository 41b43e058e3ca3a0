import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatStamp, nextStamp, withOffset, withZ } from "./stamp";

const aMoment = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) });

describe("a time stamp", () => {
  it("has seven fractional digits", () => {
    expect(formatStamp(Date.UTC(2026, 8, 10, 6, 44, 40, 397), 7371)).toBe("2026-09-10T06:44:40.3977371");
  });

  it("drops trailing zeros, and the point with them", () => {
    expect(formatStamp(Date.UTC(2026, 8, 10, 6, 44, 22, 318), 8100)).toBe("2026-09-10T06:44:22.31881");
    expect(formatStamp(Date.UTC(2026, 8, 10, 6, 44, 22), 0)).toBe("2026-09-10T06:44:22");
  });

  it("is written with its zone in the two styles of the wire", () => {
    expect(withZ("2026-09-10T06:44:40.1")).toBe("2026-09-10T06:44:40.1Z");
    expect(withOffset("2026-09-10T06:44:40.1")).toBe("2026-09-10T06:44:40.1+00:00");
  });

  it("never goes back, even when the wall clock does", () => {
    fc.assert(
      fc.property(fc.array(aMoment, { minLength: 2, maxLength: 50 }), fc.integer(), (moments, seed) => {
        const state = { random: seed >>> 0, lastStamp: { ms: 0, ticks: 0 } };
        const ticks = moments.map((moment) => {
          nextStamp(state, moment);
          return BigInt(state.lastStamp.ms) * 10_000n + BigInt(state.lastStamp.ticks);
        });
        for (const [index, tick] of ticks.slice(1).entries()) expect(tick > (ticks[index] ?? 0n)).toBe(true);
      }),
    );
  });

  it("differs from the one before within the same millisecond", () => {
    const state = { random: 7, lastStamp: { ms: 0, ticks: 0 } };
    const stamps = Array.from({ length: 12_000 }, () => nextStamp(state, 1_790_000_000_000));
    expect(new Set(stamps).size).toBe(stamps.length);
  });
});
