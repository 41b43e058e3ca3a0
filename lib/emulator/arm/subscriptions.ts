import { locationBodies } from "../catalogue/location-bodies";
import { replicaLocationDisplayNames } from "../catalogue/regions";
import { armError } from "../errors/arm-error";
import { json, type Reply } from "../http/reply";
import { hasAnyRoleAround } from "../rbac/scope-rights";
import type { EmulatorState } from "../state/model";
import { sameName, subscriptionScope } from "../state/resource-ids";
import { param, type ArmCall } from "./arm-call";
import { ACR_API_VERSIONS } from "./api-versions";
import { page } from "./paging";

type Subscription = EmulatorState["subscriptions"][number];

export function listSubscriptionsRoute(call: ArmCall): Reply {
  const { state, caller } = call;
  const visible = state.subscriptions.filter(
    (one) =>
      one.tenantId === caller.tenantId &&
      hasAnyRoleAround(state, caller.objectId, subscriptionScope(one.subscriptionId)),
  );
  return page(call, visible, subscriptionBody);
}

export function getSubscriptionRoute(call: ArmCall): Reply {
  return json(200, subscriptionBody(findSubscription(call.state, param(call, "subscriptionId"))));
}

export function listLocationsRoute(call: ArmCall): Reply {
  const { subscriptionId } = findSubscription(call.state, param(call, "subscriptionId"));
  return json(200, { value: locationBodies(subscriptionId) });
}

/** Shape from general knowledge; that `locations` holds display names is its point. */
export function getProviderRoute(call: ArmCall): Reply {
  const { subscriptionId } = findSubscription(call.state, param(call, "subscriptionId"));
  const locations = replicaLocationDisplayNames();
  const apiVersions = [...ACR_API_VERSIONS].reverse();
  const capabilities =
    "CrossResourceGroupResourceMove, CrossSubscriptionResourceMove, SystemAssignedResourceIdentity, SupportsTags, SupportsLocation";
  return json(200, {
    id: `/subscriptions/${subscriptionId}/providers/Microsoft.ContainerRegistry`,
    namespace: "Microsoft.ContainerRegistry",
    resourceTypes: [
      { resourceType: "registries", locations, apiVersions, capabilities },
      {
        resourceType: "registries/replications",
        locations,
        apiVersions,
        capabilities: "SupportsTags, SupportsLocation",
      },
      { resourceType: "checkNameAvailability", locations: [], apiVersions, capabilities: "None" },
      { resourceType: "locations", locations: [], apiVersions, capabilities: "None" },
      { resourceType: "locations/operationResults", locations, apiVersions, capabilities: "None" },
    ],
    registrationState: "Registered",
    registrationPolicy: "RegistrationRequired",
  });
}

function findSubscription(state: EmulatorState, subscriptionId: string): Subscription {
  const found = state.subscriptions.find((one) => sameName(one.subscriptionId, subscriptionId));
  if (found === undefined) throw armError.subscriptionNotFound(subscriptionId);
  return found;
}

/** Unconfirmed: shape from general knowledge. */
function subscriptionBody(subscription: Subscription): unknown {
  return {
    id: subscriptionScope(subscription.subscriptionId),
    authorizationSource: "RoleBased",
    managedByTenants: [],
    subscriptionId: subscription.subscriptionId,
    tenantId: subscription.tenantId,
    displayName: subscription.displayName,
    state: "Enabled",
    subscriptionPolicies: {
      locationPlacementId: "Public_2014-09-01",
      quotaId: "EnterpriseAgreement_2014-09-01",
      spendingLimit: "Off",
    },
  };
}
