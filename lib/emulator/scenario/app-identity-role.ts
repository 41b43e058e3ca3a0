import type { AccessMode } from "./access-modes";
import { OBJECT_IDS } from "./people";
import type { EmulatorState } from "../state/model";

const ROLES: Readonly<Record<AccessMode, string>> = { delegated: "Reader", service: "Contributor" };

/** In mode service the dashboard's own identity makes the changes; otherwise it only looks. */
export function setAppIdentityRole(state: Pick<EmulatorState, "roleAssignments">, mode: AccessMode): void {
  for (const assignment of state.roleAssignments) {
    if (assignment.principalId === OBJECT_IDS["replica-map"]) assignment.role = ROLES[mode];
  }
}
