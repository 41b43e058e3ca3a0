import type { Caller } from "./caller";
import { PERMISSIONS } from "./caller";

/** A caller for tests that may do everything here, unless told otherwise. */
export function aCaller(changes: Partial<Caller> = {}): Caller {
  return {
    objectId: "11111111-1111-1111-1111-111111111111",
    tenantId: "22222222-2222-2222-2222-222222222222",
    displayName: "Olga Owner",
    permissions: new Set(PERMISSIONS),
    armToken: () => Promise.resolve({ token: "arm-token", expiresOnTimestamp: 4_102_444_800_000 }),
    ...changes,
  };
}
