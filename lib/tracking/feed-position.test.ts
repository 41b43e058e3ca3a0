import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPosition, writePosition } from "./feed-position";

describe("the position of a reader in a feed", () => {
  it("is read as it was written", () => {
    const versions = fc.array(fc.nat(), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(versions, (position) => {
        expect(readPosition(writePosition(position), position.length)).toEqual(position);
      }),
    );
  });

  it.each([null, undefined, "", "-", "1-", "1-2-3", "x", "1e3", "1".repeat(16), "-1", "1,2"])(
    "is the beginning for %s, which is none of two topics",
    (text) => {
      expect(readPosition(text, 2)).toEqual([0, 0]);
    },
  );
});
