import "server-only";
import type { Caller } from "@/lib/auth/caller";
import { getDatabase } from "@/lib/db/get-database";
import { hasObservations } from "@/lib/history/store";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { formatRegistryId, resourceKey } from "@/lib/resource-id/resource-id";
import { admit } from "./admission";

/** Whether a replica was ever seen in that region, for whoever may see the registry now. */
export async function hasPast(caller: Caller, ref: RegistryRef, region: string): Promise<boolean> {
  await admit(caller, ref);
  return hasObservations(await getDatabase(), resourceKey(formatRegistryId(ref)), region);
}
