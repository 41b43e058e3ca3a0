import { describe, expect, it } from "vitest";
import { gapsBetween } from "./gaps";

const at = (minutes: number) => new Date(Date.UTC(2026, 0, 2, 0, minutes)).toISOString();
const span = (from: number, until: number) => ({ fromAt: at(from), untilAt: at(until) });

describe("the gaps of a time", () => {
  it("are all of it when nobody looked", () => {
    expect(gapsBetween([], at(0), at(60))).toEqual([span(0, 60)]);
  });

  it("are what lies before, between and after the spans", () => {
    expect(gapsBetween([span(40, 50), span(10, 20)], at(0), at(60))).toEqual([
      span(0, 10),
      span(20, 40),
      span(50, 60),
    ]);
  });

  it("are none where spans overlap, reach beyond, or pause as a tracker does", () => {
    expect(gapsBetween([span(-5, 20), span(10, 30), span(31, 59)], at(0), at(60))).toEqual([]);
  });

  it("leave out spans of another time", () => {
    expect(gapsBetween([span(-20, -10), span(70, 80)], at(0), at(60))).toEqual([span(0, 60)]);
  });
});
