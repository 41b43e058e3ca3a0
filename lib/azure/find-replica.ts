import "server-only";
import type { Caller } from "@/lib/auth/caller";
import { AppError } from "@/lib/errors/app-error";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { containerRegistryClient } from "./arm-client";
import type { Replica } from "./model";
import { replicaFromWire } from "./replica-from-wire";
import { checkedReplicaName } from "./replica-name";
import { throughSdk } from "./through-sdk";

/** Undefined when ARM says that it is not there, also because its registry is not. */
export async function findReplica(
  caller: Caller,
  ref: RegistryRef,
  replicaName: string,
  homeRegion: string,
): Promise<Replica | undefined> {
  const name = checkedReplicaName(replicaName);
  const client = containerRegistryClient(caller, ref.subscriptionId, "read");
  try {
    const replication = await throughSdk("read", () =>
      client.replications.get(ref.resourceGroup, ref.registryName, name),
    );
    return replicaFromWire(replication, homeRegion);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return undefined;
    throw error;
  }
}
