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

export function isAllowed(state: EmulatorState, principalId: string, action: string, scope: string): boolean {
  return allowedScopes(state, principalId, action)(scope);
}

/** Answers for one scope after the other: what the roles grant is looked up once for all of them. */
export function allowedScopes(
  state: EmulatorState,
  principalId: string,
  action: string,
): (scope: string) => boolean {
  const granting = state.roleAssignments
    .filter((one) => one.principalId === principalId && grants(ROLES.get(one.role), action))
    .map((one) => one.scope);
  return (scope) => granting.some((outer) => scopeCovers(outer, scope));
}

/** One role has to grant the action by itself: what another role excludes does not take it away. */
function grants(role: Role | undefined, action: string): boolean {
  const matches = (pattern: string) => matchesAction(pattern, action);
  return role !== undefined && role.actions.some(matches) && !role.notActions.some(matches);
}

/** Whether the principal has any role at this scope, above it, or anywhere below it. */
export function hasAnyRoleAround(state: EmulatorState, principalId: string, scope: string): boolean {
  return state.roleAssignments.some(
    (one) =>
      one.principalId === principalId && (scopeCovers(one.scope, scope) || scopeCovers(scope, one.scope)),
  );
}
