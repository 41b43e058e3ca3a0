import type { EmulatorState } from "../state/model";
import { scopeCovers } from "../state/resource-ids";
import { ROLES, type Role } from "./roles";
import { matchesAction } from "./match-action";

/** Roles that count at `scope`: assigned there or above. */
export function rolesAt(state: EmulatorState, principalId: string, scope: string): Role[] {
  return state.roleAssignments
    .filter((one) => one.principalId === principalId && scopeCovers(one.scope, scope))
    .flatMap((one) => ROLES.get(one.role) ?? []);
}

/** One role has to grant the action by itself: what another role excludes does not take it away. */
export function isAllowed(state: EmulatorState, principalId: string, action: string, scope: string): boolean {
  return rolesAt(state, principalId, scope).some(
    (role) =>
      role.actions.some((pattern) => matchesAction(pattern, action)) &&
      !role.notActions.some((pattern) => matchesAction(pattern, action)),
  );
}

/** Whether the principal has any role at this scope, above it, or anywhere below it. */
export function hasAnyRoleAround(state: EmulatorState, principalId: string, scope: string): boolean {
  return state.roleAssignments.some(
    (one) =>
      one.principalId === principalId && (scopeCovers(one.scope, scope) || scopeCovers(scope, one.scope)),
  );
}
