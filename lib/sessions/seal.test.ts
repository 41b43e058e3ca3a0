import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seal, unseal } from "./seal";

const OLD = "o".repeat(32);
const NEW = "n".repeat(32);
const PLACE = { sessionId: "a-session", audience: "arm" } as const;

describe("a sealed token", () => {
  it("is opened where it belongs, and tells nothing before", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (token) => {
        const sealed = seal(token, PLACE, [NEW]);
        expect(unseal(sealed, PLACE, [NEW])).toBe(token);
        expect(sealed).toMatch(/^1\.[\w-]{8}\.[\w-]+$/);
      }),
    );
    expect(seal("a-token-in-the-clear", PLACE, [NEW])).not.toContain("token");
  });

  it("is never the same twice", () => {
    expect(seal("token", PLACE, [NEW])).not.toBe(seal("token", PLACE, [NEW]));
  });

  it("stays good while its secret is among the others, and is of the first one from then on", () => {
    const before = seal("token", PLACE, [OLD]);
    expect(unseal(before, PLACE, [NEW, OLD])).toBe("token");
    const after = seal("token", PLACE, [NEW, OLD]);
    expect(unseal(after, PLACE, [NEW])).toBe("token");
    expect(unseal(after, PLACE, [OLD])).toBeUndefined();
  });

  it("cannot be opened without its secret", () => {
    expect(unseal(seal("token", PLACE, [OLD]), PLACE, [NEW])).toBeUndefined();
    expect(unseal(seal("token", PLACE, [OLD]), PLACE, [])).toBeUndefined();
  });

  it("cannot be opened in another session", () => {
    const sealed = seal("token", PLACE, [NEW]);
    expect(unseal(sealed, { ...PLACE, sessionId: "another-session" }, [NEW])).toBeUndefined();
  });

  it("cannot be opened when one letter of it was changed", () => {
    const sealed = seal("a token of some length", PLACE, [NEW]);
    for (let at = 0; at < sealed.length - 1; at += 1) {
      const other = sealed[at] === "A" ? "B" : "A";
      const changed = sealed.slice(0, at) + other + sealed.slice(at + 1);
      expect(unseal(changed, PLACE, [NEW])).toBeUndefined();
    }
  });

  it("is nothing that somebody made up", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(unseal(text, PLACE, [NEW])).toBeUndefined();
        const [, keyId] = seal("token", PLACE, [NEW]).split(".");
        expect(unseal(`1.${keyId}.${text}`, PLACE, [NEW])).toBeUndefined();
      }),
    );
  });
});
