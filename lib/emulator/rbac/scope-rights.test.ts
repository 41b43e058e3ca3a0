import { describe, expect, it } from "vitest";
import { aState } from "../state/a-state";
import { registryScope, resourceGroupScope, subscriptionScope } from "../state/resource-ids";
import { hasAnyRoleAround, isAllowed, rolesAt } from "./scope-rights";

const SUBSCRIPTION = "5a1c0b6e-3d3f-4c57-9f0b-0d6d1f7a2c10";
const GROUP = resourceGroupScope(SUBSCRIPTION, "rg-platform");
const REGISTRY = registryScope(SUBSCRIPTION, "rg-platform", "contoso");
const WRITE = "Microsoft.ContainerRegistry/registries/replications/write";
const LOCK_WRITE = "Microsoft.Authorization/locks/write";

function stateWith(...assignments: { role: string; scope: string }[]) {
  const state = aState();
  state.roleAssignments = assignments.map((one) => ({ ...one, principalId: "me" }));
  return state;
}

describe("rights", () => {
  it("reach down from where they were given, in any spelling of the path", () => {
    const state = stateWith({ role: "Contributor", scope: GROUP });
    expect(isAllowed(state, "me", WRITE, REGISTRY.toUpperCase())).toBe(true);
  });

  it("do not reach up, or to a neighbour whose name begins the same", () => {
    const state = stateWith({ role: "Contributor", scope: GROUP });
    expect(isAllowed(state, "me", WRITE, subscriptionScope(SUBSCRIPTION))).toBe(false);
    expect(isAllowed(state, "me", WRITE, `${GROUP}-two`)).toBe(false);
  });

  it("of one role are not taken away by what another one excludes", () => {
    const contributor = { role: "Contributor", scope: GROUP };
    expect(isAllowed(stateWith(contributor), "me", LOCK_WRITE, REGISTRY)).toBe(false);
    const both = stateWith(contributor, { role: "Owner", scope: REGISTRY });
    expect(isAllowed(both, "me", LOCK_WRITE, REGISTRY)).toBe(true);
  });

  it("belong to one principal", () => {
    const state = stateWith({ role: "Owner", scope: GROUP });
    expect(isAllowed(state, "someone else", WRITE, REGISTRY)).toBe(false);
  });

  it("below a scope are enough to be somebody there, and no right", () => {
    const state = stateWith({ role: "Reader", scope: REGISTRY });
    expect(hasAnyRoleAround(state, "me", subscriptionScope(SUBSCRIPTION))).toBe(true);
    expect(rolesAt(state, "me", subscriptionScope(SUBSCRIPTION))).toEqual([]);
  });
});
