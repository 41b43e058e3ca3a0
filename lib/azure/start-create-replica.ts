import "server-only";
import type { Caller } from "@/lib/auth/caller";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { startAndLeave } from "./accepted-operation";
import { containerRegistryClient } from "./arm-client";
import type { AcceptedOperation, Replica } from "./model";
import { checkedReplicaName } from "./replica-name";
import { withLockNames } from "./with-lock-names";

export interface ReplicaToStart {
  readonly ref: RegistryRef;
  readonly region: string;
  /** Of a replica that was here before. */
  readonly name?: string | undefined;
  readonly globalEndpointRouting: Replica["globalEndpointRouting"];
  readonly tags: Readonly<Record<string, string>>;
}

/** Names the replica after its region, as every Azure tool does, unless it has a name from before. */
export async function startCreateReplica(
  caller: Caller,
  replica: ReplicaToStart,
): Promise<AcceptedOperation> {
  const { ref, region, globalEndpointRouting, tags } = replica;
  const name = checkedReplicaName(replica.name ?? region);
  const client = containerRegistryClient(caller, ref.subscriptionId, "write");
  const body = {
    location: region,
    regionEndpointEnabled: globalEndpointRouting === "included",
    tags: { ...tags },
  };
  return withLockNames(caller, ref, () =>
    startAndLeave((options) =>
      client.replications.create(ref.resourceGroup, ref.registryName, name, body, options),
    ),
  );
}
