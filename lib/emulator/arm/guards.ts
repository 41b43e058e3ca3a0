import { normaliseLocation } from "../catalogue/regions";
import { armError } from "../errors/arm-error";
import { hasAnyRoleAround, isAllowed } from "../rbac/scope-rights";
import type { EmulatorState, Person, PolicyAssignment } from "../state/model";
import { sameName, scopeCovers } from "../state/resource-ids";
import type { ArmCall, ArmRoute } from "./arm-call";

/** ARM's own refusals, which come before the provider gets to see a request. */
export function refuseUnauthorized(
  state: EmulatorState,
  route: ArmRoute,
  caller: Person,
  scope: string,
): void {
  if (route.action === undefined) return;
  const isAdmitted =
    route.rights === "exact"
      ? isAllowed(state, caller.objectId, route.action, scope)
      : hasAnyRoleAround(state, caller.objectId, scope);
  if (!isAdmitted) {
    throw armError.authorizationFailed(caller.principalName, caller.objectId, route.action, scope);
  }
}

export function refuseMissingGroup(
  state: EmulatorState,
  subscriptionId: string | undefined,
  resourceGroup: string | undefined,
): void {
  if (subscriptionId === undefined || resourceGroup === undefined) return;
  const exists = state.resourceGroups.some(
    (one) => sameName(one.subscriptionId, subscriptionId) && sameName(one.name, resourceGroup),
  );
  if (!exists) throw armError.resourceGroupNotFound(resourceGroup);
}

export function refuseLocked({ state, scope }: ArmCall, route: ArmRoute): void {
  if (route.method === "GET" || route.countsAs === "read" || route.ignoresLocks === true) return;
  const isDelete = route.method === "DELETE";
  const locking = state.locks.filter(
    (lock) => scopeCovers(lock.scope, scope) && (lock.level === "ReadOnly" || isDelete),
  );
  if (locking.length === 0) return;
  const lockedScopes = [...new Set(locking.map((lock) => lock.scope))];
  throw armError.scopeLocked(scope, isDelete ? "delete" : "write", lockedScopes);
}

/** Only what a policy of allowed locations can forbid: a PUT with a location outside of them. */
export function refuseDisallowed({ state, scope, content }: ArmCall, route: ArmRoute): void {
  const { resourceType } = route;
  const sent = content["location"];
  if (resourceType === undefined || route.method !== "PUT" || typeof sent !== "string") return;
  const location = normaliseLocation(sent);
  const violated = state.policyAssignments.filter(
    (one) => scopeCovers(one.scope, scope) && !one.allowedLocations.includes(location),
  );
  if (violated.length === 0) return;
  // The recordings are of top-level resources; that a child goes by its last segment is unconfirmed.
  const name = scope.slice(scope.lastIndexOf("/") + 1);
  throw armError.disallowedByPolicy(
    name,
    violated.map(policyIdentifier),
    violated.map((one) => ({ type: "PolicyViolation", info: policyViolation(one, resourceType, location) })),
  );
}

const assignmentId = (one: PolicyAssignment): string =>
  `${one.scope}/providers/Microsoft.Authorization/policyAssignments/${one.name}`;

function policyIdentifier(one: PolicyAssignment): unknown {
  return {
    policyAssignment: { name: one.displayName, id: assignmentId(one) },
    policyDefinition: {
      name: one.definitionDisplayName,
      id: one.definitionId,
      ...(one.definitionVersion !== null && { version: one.definitionVersion }),
    },
  };
}

function policyViolation(one: PolicyAssignment, resourceType: string, location: string): unknown {
  return {
    evaluationDetails: {
      evaluatedExpressions: [
        {
          result: "True",
          expressionKind: "Field",
          expression: "type",
          path: "type",
          expressionValue: resourceType,
          targetValue: "Microsoft.AzureActiveDirectory/b2cDirectories",
          operator: "NotEquals",
        },
        {
          result: "True",
          expressionKind: "Field",
          expression: "location",
          path: "location",
          expressionValue: location,
          targetValue: one.allowedLocations,
          operator: "NotIn",
        },
      ],
    },
    policyDefinitionId: one.definitionId,
    policyDefinitionName: one.definitionName,
    policyDefinitionDisplayName: one.definitionDisplayName,
    policyDefinitionEffect: "deny",
    policyAssignmentId: assignmentId(one),
    policyAssignmentName: one.name,
    policyAssignmentDisplayName: one.displayName,
    policyAssignmentScope: one.scope,
    policyAssignmentParameters: { listOfAllowedLocations: { value: one.allowedLocations } },
  };
}
