import { afterEach, describe, expect, it, vi } from "vitest";
import { ageWords, durationWords, elapsedWords, formatTime } from "./format-time";

afterEach(() => {
  vi.restoreAllMocks();
});

/** A thread cannot set the zone of its process, so the one thing is set that is read from it. */
function inZone(minutesAheadOfUtc: number): void {
  vi.spyOn(Date.prototype, "getTimezoneOffset").mockReturnValue(-minutesAheadOfUtc);
}

describe("writing a moment", () => {
  it("writes UTC with its zone", () => {
    expect(formatTime("2026-11-21T01:52:07.123Z", "utc")).toBe("21 Nov 2026, 01:52 UTC");
  });

  it("writes local time with its distance to UTC, also across midnight", () => {
    inZone(-5 * 60);
    expect(formatTime("2026-11-21T01:52:00Z", "local")).toBe("20 Nov 2026, 20:52 UTC−5");
  });

  it("writes zones that are off by part of an hour", () => {
    inZone(5 * 60 + 45);
    expect(formatTime("2026-11-21T01:52:00Z", "local")).toBe("21 Nov 2026, 07:37 UTC+5:45");
  });

  it("shows what is not a time as it is", () => {
    expect(formatTime("soon", "utc")).toBe("soon");
  });
});

describe("ages", () => {
  it.each([
    [-3, "0 s"],
    [59.9, "59 s"],
    [60, "1 min"],
    [3_599, "59 min"],
    [7_300, "2 h"],
    [200_000, "2 d"],
  ])("says %d seconds in one unit", (seconds, words) => {
    expect(ageWords(seconds)).toBe(words);
  });

  it.each([
    [-1, "0:00"],
    [8, "0:08"],
    [760, "12:40"],
    [3_599, "59:59"],
    [3_600, "1 h"],
  ])("runs as a clock for an hour: %d seconds", (seconds, words) => {
    expect(elapsedWords(seconds)).toBe(words);
  });

  it.each([
    [-1, "0 s"],
    [0.4, "0 s"],
    [12.4, "12 s"],
    [200, "3 min 20 s"],
    [3_600, "1 h"],
    [86_400 * 2 + 3_600 * 5 + 59 * 60, "2 d 5 h"],
    [86_400 + 59, "1 d"],
  ])("says %d seconds as a time that something took", (seconds, words) => {
    expect(durationWords(seconds)).toBe(words);
  });
});
