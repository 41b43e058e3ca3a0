import type { EmulatorState } from "../state/model";

/** What a scenario decides; the rest of the state starts the same everywhere. */
export type ScenarioData = {
  readonly [
    Part in
      | "tenants"
      | "people"
      | "subscriptions"
      | "resourceGroups"
      | "roleAssignments"
      | "registries"
      | "locks"
      | "policyAssignments"
      | "privateEndpoints"
      | "subnets"
  ]: readonly EmulatorState[Part][number][];
};
