import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextLookMs, PATIENCE_AFTER_MS } from "./cadence";

const calm = {
  nowMs: 1_000_000_000,
  isChanging: false,
  lastChangeMs: 1_000_000_000,
  failures: 0,
  retryAtMs: undefined,
  random: 0.5,
};

describe("the pause between two looks", () => {
  it("is short enough while something changes for the map to be right within two seconds", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (random) => {
        expect(nextLookMs({ ...calm, isChanging: true, random })).toBeLessThanOrEqual(1_100);
      }),
    );
  });

  it("is longer when quiet, and in between when something has been changing for long", () => {
    const fast = nextLookMs({ ...calm, isChanging: true });
    const patient = nextLookMs({
      ...calm,
      isChanging: true,
      lastChangeMs: calm.nowMs - PATIENCE_AFTER_MS - 1,
    });
    const quiet = nextLookMs(calm);
    expect([fast, patient, quiet]).toEqual([1_000, 5_000, 15_000]);
  });

  it("never ends before the time that ARM asked for", () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.nat(20),
        fc.nat(600_000),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (isChanging, failures, silence, random) => {
          const pause = nextLookMs({
            ...calm,
            isChanging,
            failures,
            random,
            retryAtMs: calm.nowMs + silence,
          });
          expect(pause).toBeGreaterThanOrEqual(silence);
        },
      ),
    );
  });

  it("is ten minutes at most, whatever ARM asks for", () => {
    expect(nextLookMs({ ...calm, failures: 1, retryAtMs: calm.nowMs + 86_400_000 })).toBe(600_000);
  });

  it("grows with every failure up to a minute", () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7, 20].map((failures) => nextLookMs({ ...calm, failures }));
    expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  });
});
