import type { ArmRoute } from "./arm-call";
import { listResourcesRoute } from "./generic-resources";
import { getResourceGroupRoute, listResourceGroupsRoute } from "./resource-groups";
import { ACR, GROUP_PATH, SUBSCRIPTION_PATH } from "./route-paths";
import {
  getProviderRoute,
  getSubscriptionRoute,
  listLocationsRoute,
  listSubscriptionsRoute,
} from "./subscriptions";

export const SUBSCRIPTION_ROUTES: readonly ArmRoute[] = [
  {
    method: "GET",
    path: "/subscriptions",
    versions: "arm",
    action: undefined,
    rights: "any-role",
    isList: true,
    handle: listSubscriptionsRoute,
  },
  {
    method: "GET",
    path: SUBSCRIPTION_PATH,
    versions: "arm",
    action: "Microsoft.Resources/subscriptions/read",
    rights: "any-role",
    handle: getSubscriptionRoute,
  },
  {
    method: "GET",
    path: `${SUBSCRIPTION_PATH}/locations`,
    versions: "arm",
    action: "Microsoft.Resources/subscriptions/locations/read",
    rights: "any-role",
    isList: true,
    handle: listLocationsRoute,
  },
  {
    method: "GET",
    path: `${SUBSCRIPTION_PATH}/${ACR}`,
    versions: "arm",
    action: "Microsoft.Resources/subscriptions/providers/read",
    rights: "any-role",
    handle: getProviderRoute,
  },
  {
    method: "GET",
    path: `${SUBSCRIPTION_PATH}/resources`,
    versions: "arm",
    action: "Microsoft.Resources/subscriptions/resources/read",
    rights: "any-role",
    isList: true,
    handle: listResourcesRoute,
  },
  {
    method: "GET",
    path: `${SUBSCRIPTION_PATH}/resourceGroups`,
    versions: "arm",
    action: "Microsoft.Resources/subscriptions/resourceGroups/read",
    rights: "any-role",
    isList: true,
    handle: listResourceGroupsRoute,
  },
  {
    method: "GET",
    path: GROUP_PATH,
    versions: "arm",
    action: "Microsoft.Resources/subscriptions/resourceGroups/read",
    rights: "exact",
    handle: getResourceGroupRoute,
  },
];
