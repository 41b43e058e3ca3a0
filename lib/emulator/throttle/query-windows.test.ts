import { describe, expect, it } from "vitest";
import { QueryWindows } from "./query-windows";

function spent(times: number, nowMs: number): QueryWindows {
  const windows = new QueryWindows();
  for (let time = 0; time < times; time += 1) windows.spend("one", nowMs);
  return windows;
}

describe("the quota of Resource Graph", () => {
  it("is fifteen queries in five seconds, counted down", () => {
    expect(new QueryWindows().spend("one", 0)).toEqual({ ok: true, remaining: 14, resetsAfterSeconds: 5 });
    expect(spent(14, 0).spend("one", 2_000)).toEqual({ ok: true, remaining: 0, resetsAfterSeconds: 3 });
  });

  it("refuses the sixteenth, and says when the window ends", () => {
    expect(spent(15, 0).spend("one", 4_100)).toEqual({ ok: false, remaining: 0, resetsAfterSeconds: 1 });
  });

  it("is full again after the window, however often it refused", () => {
    expect(spent(40, 0).spend("one", 5_000)).toEqual({ ok: true, remaining: 14, resetsAfterSeconds: 5 });
  });

  it("is one principal's", () => {
    expect(spent(15, 0).spend("two", 0).remaining).toBe(14);
  });

  it("does not lock anybody out when the wall clock is set back", () => {
    expect(spent(15, 1e9).spend("one", 0).ok).toBe(true);
  });
});
