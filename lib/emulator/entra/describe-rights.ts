import type { EmulatorState, Person } from "../state/model";

/** What a person may do, in a line for the account picker. */
export function describeRights(state: EmulatorState, person: Person): string {
  const inAzure = state.roleAssignments
    .filter((one) => one.principalId === person.objectId)
    .map(({ role, scope }) => `${role} of ${describeScope(state, scope)}`);
  const azure = inAzure.length === 0 ? "No rights in Azure" : inAzure.join(", ");
  return person.appRoles.length === 0 ? azure : `${azure}. In the dashboard: ${person.appRoles.join(", ")}`;
}

function describeScope(state: EmulatorState, scope: string): string {
  const [, , subscriptionId = "", , resourceGroup] = scope.split("/");
  if (resourceGroup !== undefined) return `the resource group ${resourceGroup}`;
  const subscription = state.subscriptions.find((one) => one.subscriptionId === subscriptionId);
  return `the subscription ${subscription?.displayName ?? subscriptionId}`;
}
