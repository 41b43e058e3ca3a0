import type { EmulatorState, Person } from "../state/model";

/** As many scopes as fit into a line; more are counted. */
const MOST_NAMED = 3;

/** What a person may do, in a line for the account picker. */
export function describeRights(state: EmulatorState, person: Person): string {
  const own = state.roleAssignments.filter((one) => one.principalId === person.objectId);
  const roles = [...new Set(own.map((one) => one.role))];
  const inAzure = roles.map((role) =>
    describeRole(
      state,
      role,
      own.filter((one) => one.role === role).map((one) => one.scope),
    ),
  );
  const azure = inAzure.length === 0 ? "No rights in Azure" : inAzure.join(", ");
  return person.appRoles.length === 0 ? azure : `${azure}. In the dashboard: ${person.appRoles.join(", ")}`;
}

function describeRole(state: EmulatorState, role: string, scopes: readonly string[]): string {
  if (scopes.length > MOST_NAMED) {
    return `${role} in ${String(scopes.length)} of ${String(state.subscriptions.length)} subscriptions`;
  }
  return scopes.map((scope) => `${role} of ${describeScope(state, scope)}`).join(", ");
}

function describeScope(state: EmulatorState, scope: string): string {
  const [, , subscriptionId = "", , resourceGroup] = scope.split("/");
  if (resourceGroup !== undefined) return `the resource group ${resourceGroup}`;
  const subscription = state.subscriptions.find((one) => one.subscriptionId === subscriptionId);
  return `the subscription ${subscription?.displayName ?? subscriptionId}`;
}
