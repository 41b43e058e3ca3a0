import type { Caller } from "./caller";

/**
 * Whose rights ARM judges this caller's requests by.
 *
 * What ARM answered to one principal is kept from all others: lists, permissions, locks and refusals alike.
 */
export function armPrincipalOf({
  armPrincipal,
  tenantId,
  objectId,
}: Pick<Caller, "armPrincipal" | "tenantId" | "objectId">): string {
  return armPrincipal ?? `${tenantId}/${objectId}`;
}
