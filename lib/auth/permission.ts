import { AppError } from "@/lib/errors/app-error";
import type { Caller, Permission } from "./caller";
import { PERMISSIONS } from "./caller";

const KNOWN: ReadonlySet<string> = new Set(PERMISSIONS);

/** Fails closed: what is not a permission we know is held by nobody. */
export function isPermitted(held: ReadonlySet<string>, wanted: string): boolean {
  return KNOWN.has(wanted) && held.has(wanted);
}

export function requirePermission(caller: Pick<Caller, "permissions">, wanted: Permission): void {
  if (isPermitted(caller.permissions, wanted)) return;
  throw new AppError("forbidden", {
    userMessage: `Replica Map does not let you do this: it needs the permission “${wanted}”.`,
    nextStep: "Ask whoever runs Replica Map for it. Nothing was changed.",
  });
}
