import { AppError } from "@/lib/errors/app-error";
import { rolesWith } from "./app-roles";
import type { Caller, Permission } from "./caller";
import { PERMISSIONS } from "./caller";

const EITHER = new Intl.ListFormat("en-GB", { type: "disjunction" });

const KNOWN: ReadonlySet<string> = new Set(PERMISSIONS);

/** Fails closed: what is not a permission we know is held by nobody. */
export function isPermitted(held: ReadonlySet<string>, wanted: string): boolean {
  return KNOWN.has(wanted) && held.has(wanted);
}

export function requirePermission(caller: Pick<Caller, "permissions">, wanted: Permission): void {
  if (isPermitted(caller.permissions, wanted)) return;
  throw new AppError("forbidden", {
    userMessage: `Replica Map does not let you do this: it needs ${roleWords(wanted)}.`,
    nextStep: "Ask whoever gives out roles for this dashboard, then sign in again.",
    changedNothing: true,
  });
}

/** What a person would need, as they can ask for it. */
export function roleWords(permission: Permission): string {
  const roles = rolesWith(permission);
  return roles.length === 1 ? `the role ${roles.join("")}` : `one of the roles ${EITHER.format(roles)}`;
}
