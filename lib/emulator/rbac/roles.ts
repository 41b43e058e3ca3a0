export interface Role {
  readonly name: string;
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
}

// https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
const BUILT_IN: readonly Role[] = [
  { name: "Owner", actions: ["*"], notActions: [] },
  {
    name: "Contributor",
    actions: ["*"],
    notActions: [
      "Microsoft.Authorization/*/Delete",
      "Microsoft.Authorization/*/Write",
      "Microsoft.Authorization/elevateAccess/Action",
      "Microsoft.Blueprint/blueprintAssignments/write",
      "Microsoft.Blueprint/blueprintAssignments/delete",
      "Microsoft.Compute/galleries/share/action",
      "Microsoft.Purview/consents/write",
      "Microsoft.Purview/consents/delete",
      "Microsoft.Resources/deploymentStacks/manageDenySetting/action",
    ],
  },
  { name: "Reader", actions: ["*/read"], notActions: [] },
];

export const ROLES: ReadonlyMap<string, Role> = new Map(BUILT_IN.map((role) => [role.name, role]));
