import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchesAction as matchesInTheEmulator } from "@/lib/emulator/rbac/match-action";
import { CHANGE_RIGHTS } from "./model";
import { azureAction, isAllowed, matchesAction, missingRights } from "./rights";

const WRITE = "Microsoft.ContainerRegistry/registries/replications/write";
const OWNER = { actions: ["*"], notActions: [] };
const READER = { actions: ["*/read"], notActions: [] };

/** Few letters, so that patterns fit now and then. */
const word = fc.string({ unit: fc.constantFrom("a", "B", "b", "/", "."), maxLength: 8 });
const pattern = fc.string({ unit: fc.constantFrom("a", "B", "b", "/", ".", "*"), maxLength: 8 });
const role = fc.record({
  actions: fc.array(pattern, { maxLength: 3 }),
  notActions: fc.array(pattern, { maxLength: 3 }),
});
const roles = fc.array(role, { maxLength: 4 });

describe("an action pattern of Azure's", () => {
  it("means here what it means to the local Azure, which reads it in another way", () => {
    fc.assert(
      fc.property(pattern, word, (one, action) => {
        expect(matchesAction(one, action)).toBe(matchesInTheEmulator(one, action));
      }),
      { numRuns: 5_000 },
    );
  });

  it("fits whatever its stars are replaced with, in any case", () => {
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 5 }),
        fc.array(word, { minLength: 4, maxLength: 4 }),
        (parts, fill) => {
          const action = parts
            .map((part, index) => (index === 0 ? part : (fill[index - 1] ?? "") + part))
            .join("");
          expect(matchesAction(parts.join("*"), action.toUpperCase())).toBe(true);
        },
      ),
    );
  });

  it("does not use one letter for two of its parts", () => {
    expect(matchesAction("ab*ba", "aba")).toBe(false);
    expect(matchesAction("ab*ba", "abba")).toBe(true);
  });
});

describe("the rights of several roles", () => {
  it("are never fewer for one role more", () => {
    fc.assert(
      fc.property(roles, role, word, (held, more, action) => {
        fc.pre(isAllowed(held, action));
        expect(isAllowed([...held, more], action)).toBe(true);
        expect(isAllowed([more, ...held], action)).toBe(true);
      }),
    );
  });

  it("are given by one role alone: what it excludes counts for it and for no other", () => {
    fc.assert(
      fc.property(roles, word, (held, action) => {
        expect(isAllowed(held, action)).toBe(held.some((one) => isAllowed([one], action)));
        expect(isAllowed([{ actions: ["*"], notActions: [action] }, ...held], action)).toBe(
          isAllowed(held, action),
        );
      }),
    );
  });
});

describe("what is missing for changes", () => {
  it("is nothing for an owner and everything for a reader", () => {
    expect(missingRights([OWNER])).toEqual([]);
    expect(missingRights([READER])).toEqual(CHANGE_RIGHTS);
    expect(missingRights([READER, OWNER])).toEqual([]);
  });

  it("is what a role of somebody's own leaves out", () => {
    const steering = { actions: ["microsoft.containerregistry/registries/*"], notActions: ["*/delete"] };
    expect(missingRights([steering])).toEqual(["replications/delete"]);
  });

  it("is not known when Azure names no role at all", () => {
    expect(missingRights([])).toEqual([]);
  });

  it("is asked for under Azure's names", () => {
    expect(CHANGE_RIGHTS.map(azureAction)).toEqual([
      "Microsoft.ContainerRegistry/registries/write",
      WRITE,
      "Microsoft.ContainerRegistry/registries/replications/delete",
    ]);
  });
});
