import "server-only";
import type { Caller } from "@/lib/auth/caller";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { startAndLeave } from "./accepted-operation";
import { containerRegistryClient } from "./arm-client";
import type { AcceptedOperation, Replica } from "./model";
import { checkedReplicaName } from "./replica-name";
import { withLockNames } from "./with-lock-names";

/** Sends this one property: tags would be replaced as a whole, so they are left out. */
export async function startSetGlobalEndpointRouting(
  caller: Caller,
  ref: RegistryRef,
  replicaName: string,
  globalEndpointRouting: Replica["globalEndpointRouting"],
): Promise<AcceptedOperation> {
  const name = checkedReplicaName(replicaName);
  const client = containerRegistryClient(caller, ref.subscriptionId, "write");
  const body = { regionEndpointEnabled: globalEndpointRouting === "included" };
  return withLockNames(caller, ref, () =>
    startAndLeave((options) =>
      client.replications.update(ref.resourceGroup, ref.registryName, name, body, options),
    ),
  );
}
