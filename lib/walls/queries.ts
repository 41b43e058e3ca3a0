import "server-only";
import type { Caller } from "@/lib/auth/caller";
import { requirePermission } from "@/lib/auth/permission";
import { listRegistryResources } from "@/lib/azure/list-registry-resources";
import { listSubscriptions } from "@/lib/azure/list-subscriptions";
import { getDatabase } from "@/lib/db/get-database";
import { AppError } from "@/lib/errors/app-error";
import type { WallSummary } from "./model";
import { requireAppCaller, showableSubscriptions } from "./require-showable";
import { listWalls } from "./store";

/** Of the caller's own tenant: whoever gives out app roles there has no say in another one. */
export async function listOwnWalls(caller: Caller): Promise<WallSummary[]> {
  requirePermission(caller, "walls/administer");
  return listWalls(await getDatabase(), caller.tenantId);
}

export interface ShowableRegistry {
  readonly id: string;
  readonly name: string;
  readonly subscriptionName: string;
  readonly resourceGroup: string;
}

/** The registries that the caller may put on a wall, by name. Throws in words where nothing reads for walls. */
export async function listShowableRegistries(caller: Caller): Promise<ShowableRegistry[]> {
  requirePermission(caller, "walls/administer");
  const reader = requireAppCaller();
  const allowed = await showableSubscriptions(caller);
  const subscriptions = (await listSubscriptions(reader)).filter(
    ({ subscriptionId }) => allowed?.has(subscriptionId.toLowerCase()) ?? true,
  );
  const parts = await Promise.all(
    subscriptions.map(async ({ subscriptionId, displayName }) => {
      try {
        return (await listRegistryResources(reader, subscriptionId)).map(({ id, name, ref }) => ({
          id,
          name,
          subscriptionName: displayName,
          resourceGroup: ref.resourceGroup,
        }));
      } catch (error) {
        // The others can be chosen all the same.
        if (error instanceof AppError) return [];
        throw error;
      }
    }),
  );
  return parts.flat().sort((a, b) => a.name.localeCompare(b.name, "en") || a.id.localeCompare(b.id, "en"));
}
