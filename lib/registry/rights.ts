import type { AzurePermission } from "@/lib/azure/model";
import { CHANGE_RIGHTS, type ChangeRight } from "./model";

/** The action of Azure's that a right stands for. */
export function azureAction(right: ChangeRight): string {
  return `Microsoft.ContainerRegistry/${right.startsWith("replications") ? "registries/" : ""}${right}`;
}

/**
 * The rights that none of these roles gives.
 *
 * Nobody reads a registry without any role, so an empty list says that the roles are not known, not that there are none.
 */
export function missingRights(permissions: readonly AzurePermission[]): ChangeRight[] {
  if (permissions.length === 0) return [];
  return CHANGE_RIGHTS.filter((right) => !isAllowed(permissions, azureAction(right)));
}

// https://learn.microsoft.com/azure/role-based-access-control/role-definitions#notactions
/** One role has to give the action by itself; what another one excludes does not take it away. */
export function isAllowed(permissions: readonly AzurePermission[], action: string): boolean {
  return permissions.some(
    ({ actions, notActions }) =>
      actions.some((pattern) => matchesAction(pattern, action)) &&
      !notActions.some((pattern) => matchesAction(pattern, action)),
  );
}

/** Azure's patterns: `*` stands for any run of characters, case does not count. */
export function matchesAction(pattern: string, action: string): boolean {
  const text = action.toLowerCase();
  const [head = "", ...parts] = pattern.toLowerCase().split("*");
  const tail = parts.pop();
  if (tail === undefined) return text === head;
  if (!text.startsWith(head)) return false;
  let from = head.length;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return text.length - tail.length >= from && text.endsWith(tail);
}
