import { setDraws, type Draws } from "./draws";
import { contoso } from "./contoso";
import { fleetRegistry } from "./fleet-registry";
import { ENVIRONMENTS, TEAMS, USUAL_HOMES } from "./fleet-words";
import { CONTOSO_SUBSCRIPTION, CONTOSO_TENANT, OBJECT_IDS } from "./people";
import type { ScenarioData } from "./scenario";
import type { EmulatorState } from "../state/model";
import { randomGuid } from "../state/random";
import { resourceGroupScope, subscriptionScope } from "../state/resource-ids";

type Subscription = EmulatorState["subscriptions"][number];
type ResourceGroup = EmulatorState["resourceGroups"][number];

const LEAST_SUBSCRIPTIONS = 3;
const MOST_SUBSCRIPTIONS = 24;

/** So many registries over several subscriptions of the tenant contoso; the same for the same seed. */
export function fleet(size: number, seed: number): ScenarioData {
  const draws = setDraws(seed);
  const subscriptions = fleetSubscriptions(size, draws);
  const resourceGroups = subscriptions.flatMap((one, index) => groupsOf(one, index, draws));
  const used = new Map<string, number>();
  const registries = Array.from({ length: size }, () => {
    // The square leans towards the first ones: subscriptions are never equally full.
    const group = draws.pick(resourceGroups, draws.next() ** 2);
    return fleetRegistry(group, used, draws);
  });
  const full = contoso();
  return {
    tenants: full.tenants,
    people: full.people.filter((one) => one.objectId !== OBJECT_IDS["fabrikam-owner"]),
    subscriptions,
    resourceGroups,
    roleAssignments: fleetRoles(subscriptions, resourceGroups),
    registries,
    locks: [],
    policyAssignments: [],
    privateEndpoints: [],
    subnets: [],
  };
}

/** The first is that of the other scenarios. */
function fleetSubscriptions(size: number, draws: Draws): Subscription[] {
  const count = Math.min(MOST_SUBSCRIPTIONS, LEAST_SUBSCRIPTIONS + Math.floor(Math.sqrt(size) / 2));
  return Array.from({ length: count }, (_, index) => {
    const team = TEAMS[Math.floor(index / 2) % TEAMS.length];
    const environment = ENVIRONMENTS[index % 2];
    return {
      subscriptionId: index === 0 ? CONTOSO_SUBSCRIPTION : randomGuid(draws.state, 4),
      tenantId: CONTOSO_TENANT,
      displayName: `Contoso ${team?.name ?? ""} ${environment?.name ?? ""}`,
    };
  });
}

function groupsOf({ subscriptionId }: Subscription, index: number, draws: Draws): ResourceGroup[] {
  const team = TEAMS[Math.floor(index / 2) % TEAMS.length]?.short ?? "";
  const environment = ENVIRONMENTS[index % 2]?.short ?? "";
  const names = ["registries", "platform", "shared", "regional"].slice(0, 2 + Math.floor(draws.next() * 3));
  return names.map((name) => ({
    subscriptionId,
    name: `rg-${team}-${environment}-${name}`,
    location: draws.pick(USUAL_HOMES),
    tags: { team, environment },
  }));
}

/** The reader sees every second subscription, beginning with the first. */
function fleetRoles(
  subscriptions: readonly Subscription[],
  groups: readonly ResourceGroup[],
): EmulatorState["roleAssignments"] {
  const scopes = subscriptions.map((one) => subscriptionScope(one.subscriptionId));
  const [group] = groups;
  return [
    ...scopes.map((scope) => ({ principalId: OBJECT_IDS.owner, role: "Owner", scope })),
    ...scopes
      .filter((_, index) => index % 2 === 0)
      .map((scope) => ({ principalId: OBJECT_IDS.reader, role: "Reader", scope })),
    ...scopes.map((scope) => ({ principalId: OBJECT_IDS["replica-map"], role: "Reader", scope })),
    ...(group === undefined
      ? []
      : [
          {
            principalId: OBJECT_IDS.group,
            role: "Contributor",
            scope: resourceGroupScope(group.subscriptionId, group.name),
          },
        ]),
  ];
}
