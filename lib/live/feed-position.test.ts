import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPosition, writePosition } from "./feed-position";

describe("the position of a reader in a feed", () => {
  it("is read as it was written", () => {
    const position = fc.oneof(fc.nat().map(String), fc.stringMatching(/^[a-z0-9.]{1,20}$/));
    const positions = fc.array(position, { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(positions, (all) => {
        expect(readPosition(writePosition(all), all.length)).toEqual(all);
      }),
    );
  });

  it.each([null, undefined, "", "-", "1-", "1-2-3", "x", "-1", "1,2", `1-${"1".repeat(65)}`])(
    "is the beginning for %s, which is none of two topics",
    (text) => {
      expect(readPosition(text, 2)).toEqual(["0", "0"]);
    },
  );
});
