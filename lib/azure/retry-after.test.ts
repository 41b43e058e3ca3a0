import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { retryAfterSeconds, secondsInSentence } from "./retry-after";

const NOW = Date.parse("2026-11-21T10:00:00Z");
const read = (headers: Record<string, string>) => retryAfterSeconds((name) => headers[name], NOW);

describe("Retry-After", () => {
  it.each([
    [{ "retry-after": "0" }, 0],
    [{ "retry-after": " 17 " }, 17],
    [{ "retry-after": "Sat, 21 Nov 2026 10:00:30 GMT" }, 30],
    [{ "retry-after": "Sat, 21 Nov 2026 09:00:00 GMT" }, 0],
    [{ "retry-after-ms": "1500", "retry-after": "9" }, 2],
    [{ "x-ms-retry-after-ms": "100" }, 1],
    [{ "retry-after": "soon" }, undefined],
    [{ "retry-after": "" }, undefined],
    [{}, undefined],
  ])("%j", (headers, seconds) => {
    expect(read(headers)).toBe(seconds);
  });

  it("never makes a time that cannot be written down", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.bigInt({ min: 0n }).map(String), fc.double().map(String)),
        (value) => {
          const seconds = read({ "retry-after": value });
          if (seconds === undefined) return;
          expect(Number.isInteger(seconds) && seconds >= 0).toBe(true);
          expect(() => new Date(NOW + seconds * 1000).toISOString()).not.toThrow();
        },
      ),
    );
  });

  it("is repeated in the sentence of a throttled answer", () => {
    expect(secondsInSentence("…exceeded. Please try again after '6' seconds.")).toBe(6);
    expect(secondsInSentence("Please wait.")).toBeUndefined();
  });
});
