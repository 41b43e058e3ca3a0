import type { AccessMode } from "@/lib/config/configuration";
import type { Permission } from "./caller";

/** Values of the app roles of the app registration, as they stand in `roles` of a token. */
export const APP_ROLES = ["viewer", "requester", "approver", "administrator"] as const;

export type AppRole = (typeof APP_ROLES)[number];

const EVERYBODY: readonly Permission[] = ["sessions/end-own"];

/** Azure judges each call by the person's own token; these permissions only let the call through to it. */
const WITH_OWN_TOKEN: readonly Permission[] = [
  "registries/read",
  "registries/write",
  "replications/write",
  "replications/delete",
];

const OWN_DATA: Readonly<Record<AppRole, readonly Permission[]>> = {
  viewer: [],
  requester: [],
  approver: [],
  administrator: ["sessions/administer", "walls/administer"],
};

/** What the app's own identity does for somebody. */
const ON_BEHALF: Readonly<Record<AppRole, readonly Permission[]>> = {
  viewer: ["registries/read"],
  requester: ["registries/read"],
  approver: ["registries/read"],
  administrator: WITH_OWN_TOKEN,
};

/** What a signed-in person may do here. Unknown roles give nothing. */
export function permissionsOf(accessMode: AccessMode, roles: readonly AppRole[]): ReadonlySet<Permission> {
  const inAzure = accessMode === "delegated" ? WITH_OWN_TOKEN : roles.flatMap((role) => ON_BEHALF[role]);
  return new Set([...EVERYBODY, ...inAzure, ...roles.flatMap((role) => OWN_DATA[role])]);
}

/** In service mode a role is the way in; in the other one Azure judges every call. */
export function isAdmitted(accessMode: AccessMode, roles: readonly AppRole[]): boolean {
  return accessMode === "delegated" || roles.length > 0;
}

/** The roles that hold a permission where it takes a role at all. */
export function rolesWith(permission: Permission): AppRole[] {
  return APP_ROLES.filter((role) => permissionsOf("service", [role]).has(permission));
}

/** The roles among what a token or the store says; what we do not know is left out. */
export function appRolesAmong(values: readonly unknown[]): AppRole[] {
  return APP_ROLES.filter((role) => values.includes(role));
}
