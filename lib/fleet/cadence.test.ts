import { describe, expect, it } from "vitest";
import { nextRefreshMs } from "./cadence";

const middle = {
  nowMs: 0,
  source: "graph",
  quota: undefined,
  failures: 0,
  retryAtMs: undefined,
  random: 0.5,
} as const;

describe("the pause before a fleet is read again", () => {
  it("is half a minute, a tenth more or less", () => {
    expect(nextRefreshMs(middle)).toBe(30_000);
    expect([nextRefreshMs({ ...middle, random: 0 }), nextRefreshMs({ ...middle, random: 1 })]).toEqual([
      27_000, 33_000,
    ]);
  });

  it("is longer where lists have to be read, and where the quota of queries is short", () => {
    expect(nextRefreshMs({ ...middle, source: "lists" })).toBe(120_000);
    expect(nextRefreshMs({ ...middle, quota: { remaining: 2, resetsAfterMs: 5_000 } })).toBe(60_000);
    expect(nextRefreshMs({ ...middle, quota: { remaining: 3, resetsAfterMs: 5_000 } })).toBe(30_000);
  });

  it("grows with every failure up to five minutes, and is never shorter than Azure asks for", () => {
    const after = (failures: number) => nextRefreshMs({ ...middle, failures });
    expect([after(1), after(2), after(30)]).toEqual([60_000, 120_000, 300_000]);
    expect(nextRefreshMs({ ...middle, failures: 1, retryAtMs: 90_000 })).toBe(90_000);
    expect(nextRefreshMs({ ...middle, failures: 1, retryAtMs: 86_400_000 })).toBe(600_000);
  });
});
