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

  it("is refused by its name when it is not held", () => {
    expect(() =>
      requirePermission({ permissions: new Set(["registries/read"]) }, "replications/delete"),
    ).toThrow(
      expect.objectContaining({
        code: "forbidden",
        userMessage: expect.stringContaining("replications/delete"),
      }),
    );
  });
});
