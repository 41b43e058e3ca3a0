import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Reason } from "./schema";

describe("a reason", () => {
  it("is one line in any language, without the spaces around it, or none at all", () => {
    expect(Reason.parse("  CHG-1042: Umzug nach Zürich 🚚 ")).toBe("CHG-1042: Umzug nach Zürich 🚚");
    for (const none of [undefined, "", "   "]) expect(Reason.parse(none)).toBeUndefined();
    expect(Reason.parse("x".repeat(200))).toHaveLength(200);
  });

  it("is refused in words when it is too long", () => {
    expect(Reason.safeParse("x".repeat(201)).error?.issues[0]?.message).toBe(
      "A reason has at most 200 characters; this one has 201. Shorten it.",
    );
  });

  it("is refused in words when it could pass for more than one line, or run backwards", () => {
    const marks = fc.constantFrom("\n", "\r", "\0", "\t", "\u001b", "\u0085", "\u2028", "\u202e", "\u2066");
    fc.assert(
      fc.property(marks, (mark) => {
        expect(Reason.safeParse(`a${mark}b`).error?.issues[0]?.message).toMatch(/^A reason is one line/);
      }),
    );
  });
});
