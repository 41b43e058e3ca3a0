import { contoso } from "./contoso";
import { CONTOSO_SUBSCRIPTION, FABRIKAM_SUBSCRIPTION, OBJECT_IDS } from "./people";
import { subscriptionScope } from "../state/resource-ids";
import type { ScenarioData } from "./scenario";

/** The people and tenant of `contoso`, with a subscription that holds nothing yet. */
export function emptyScenario(): ScenarioData {
  const full = contoso();
  const isSubscriptionWide = (scope: string) => scope === subscriptionScope(CONTOSO_SUBSCRIPTION);
  return {
    tenants: full.tenants,
    people: full.people.filter((one) => one.objectId !== OBJECT_IDS["fabrikam-owner"]),
    subscriptions: full.subscriptions.filter((one) => one.subscriptionId !== FABRIKAM_SUBSCRIPTION),
    resourceGroups: full.resourceGroups.filter((one) => one.subscriptionId !== FABRIKAM_SUBSCRIPTION),
    roleAssignments: full.roleAssignments.filter(
      (one) => isSubscriptionWide(one.scope) || one.principalId === OBJECT_IDS.group,
    ),
    registries: [],
    locks: [],
    policyAssignments: [],
    privateEndpoints: [],
    subnets: [],
  };
}
