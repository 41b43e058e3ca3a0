import "server-only";
import type { Caller } from "@/lib/auth/caller";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { startAndLeave } from "./accepted-operation";
import { containerRegistryClient } from "./arm-client";
import type { AcceptedOperation } from "./model";
import { withLockNames } from "./with-lock-names";

/** ARM may do this at once or in the background; without a poller state there is nothing to wait for. */
export function setTier(
  caller: Caller,
  ref: RegistryRef,
  tier: "Basic" | "Standard" | "Premium",
): Promise<AcceptedOperation> {
  const client = containerRegistryClient(caller, ref.subscriptionId, "write");
  return withLockNames(caller, ref, () =>
    startAndLeave((options) =>
      client.registries.update(ref.resourceGroup, ref.registryName, { sku: { name: tier } }, options),
    ),
  );
}
