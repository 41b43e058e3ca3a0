import "server-only";
import type { Caller } from "@/lib/auth/caller";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { startAndLeave } from "./accepted-operation";
import { containerRegistryClient } from "./arm-client";
import type { AcceptedOperation } from "./model";
import { withLockNames } from "./with-lock-names";

/** ARM usually does this at once; without a poller state there is nothing to wait for. */
export function setDataEndpoints(
  caller: Caller,
  ref: RegistryRef,
  dataEndpointEnabled: boolean,
): Promise<AcceptedOperation> {
  const client = containerRegistryClient(caller, ref.subscriptionId, "write");
  return withLockNames(caller, ref, () =>
    startAndLeave((options) =>
      client.registries.update(ref.resourceGroup, ref.registryName, { dataEndpointEnabled }, options),
    ),
  );
}
