import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PERMISSIONS } from "./caller";
import { isPermitted, requirePermission } from "./permission";

describe("a permission", () => {
  it("is given only by itself", () => {
    fc.assert(
      fc.property(fc.subarray([...PERMISSIONS]), fc.constantFrom(...PERMISSIONS), (held, wanted) => {
        expect(isPermitted(new Set(held), wanted)).toBe(held.includes(wanted));
      }),
    );
  });

  it("that nobody knows is held by nobody, whatever was put into the set", () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        fc.pre(!PERMISSIONS.some((permission) => permission === name));
        expect(isPermitted(new Set([...PERMISSIONS, name, "*"]), name)).toBe(false);
      }),
    );
  });

  it.each([
    ["replications/delete", "it needs the role administrator."],
    ["sessions/administer", "it needs the role administrator."],
    ["registries/read", "it needs one of the roles viewer, requester, approver or administrator."],
  ] as const)("for %s is refused by naming who has it when it is not held", (wanted, words) => {
    expect(() => requirePermission({ permissions: new Set(["sessions/end-own"]) }, wanted)).toThrow(
      expect.objectContaining({
        code: "forbidden",
        userMessage: `Replica Map does not let you do this: ${words}`,
        nextStep: expect.stringContaining("Ask whoever gives out roles for this dashboard"),
      }),
    );
  });
});
