import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scopeCovers } from "./resource-ids";

const aSegment = fc.stringMatching(/^[a-z0-9-]{1,8}$/);

describe("a scope", () => {
  it("covers itself and everything below it, in any case", () => {
    fc.assert(
      fc.property(fc.array(aSegment, { minLength: 1 }), fc.array(aSegment), (outer, below) => {
        const path = `/${outer.join("/")}`;
        const inner = below.length === 0 ? path : `${path}/${below.join("/")}`;
        expect(scopeCovers(path.toUpperCase(), inner)).toBe(true);
      }),
    );
  });

  it("does not cover what only begins the same", () => {
    expect(scopeCovers("/subscriptions/a/resourceGroups/rg", "/subscriptions/a/resourceGroups/rg2")).toBe(
      false,
    );
  });

  it("does not cover what is above it", () => {
    expect(scopeCovers("/subscriptions/a/resourceGroups/rg", "/subscriptions/a")).toBe(false);
  });
});
