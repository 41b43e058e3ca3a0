import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { advanced, simulatedNow, wallTimeOf, withSpeed } from "./simulated-clock";

const START = { wallMs: 1_000_000, simulatedMs: 0, speed: 20 };

describe("simulated time", () => {
  it("runs as much faster as the speed says", () => {
    expect(simulatedNow(START, 1_000_500)).toBe(10_000);
  });

  it("stands still while the wall clock is set back", () => {
    expect(simulatedNow(START, 900_000)).toBe(0);
  });

  it("jumps by an advance and runs on from there", () => {
    const clock = advanced(START, 1_000_100, 60_000);
    expect(simulatedNow(clock, 1_000_100)).toBe(62_000);
    expect(simulatedNow(clock, 1_000_200)).toBe(64_000);
  });

  it("keeps its reading when the speed changes", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e7 }),
        fc.double({ min: 0.01, max: 1000, noNaN: true }),
        (later, speed) => {
          const now = START.wallMs + later;
          expect(simulatedNow(withSpeed(START, now, speed), now)).toBe(simulatedNow(START, now));
        },
      ),
    );
  });

  it("knows when on the wall an instant was", () => {
    expect(wallTimeOf(START, 10_000)).toBe(1_000_500);
  });

  it("puts what an advance skipped over at the moment of the advance", () => {
    const clock = advanced(START, 1_000_100, 60_000);
    expect(wallTimeOf(clock, 30_000)).toBe(1_000_100);
  });
});
