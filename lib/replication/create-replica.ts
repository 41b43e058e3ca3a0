import "server-only";
import { startCreateReplica } from "@/lib/azure/start-create-replica";
import type { Caller } from "@/lib/auth/caller";
import type { Operation } from "@/lib/operations/model";
import { startOperation } from "@/lib/operations/start-operation";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { formatRegistryId } from "@/lib/resource-id/resource-id";

export interface ReplicaToCreate {
  readonly ref: RegistryRef;
  readonly region: string;
  readonly globalEndpointRouting: "included" | "excluded";
  readonly tags: Readonly<Record<string, string>>;
  readonly reason?: string | undefined;
  /** Of all that was confirmed in the same press. */
  readonly planId?: string | undefined;
}

/** Names the replica after its region, as every Azure tool does. Two presses give the same operation. */
export async function createReplica(
  caller: Caller,
  replica: ReplicaToCreate,
): Promise<{ operation: Operation; isNew: boolean }> {
  return startOperation(
    {
      caller,
      kind: "replica.create",
      registryId: formatRegistryId(replica.ref),
      replicaName: replica.region,
      replicaRegion: replica.region,
      reason: replica.reason,
      planId: replica.planId,
      settings: { globalEndpointRouting: replica.globalEndpointRouting, tags: replica.tags },
    },
    () => startCreateReplica(caller, replica),
  );
}
