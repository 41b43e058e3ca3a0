import "server-only";
import type { Caller } from "@/lib/auth/caller";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { containerRegistryClient } from "./arm-client";
import type { Replica } from "./model";
import { replicaFromWire } from "./replica-from-wire";
import { allPages } from "./through-sdk";

/** In ARM's order, which means nothing. Can be minutes old: good for finding replicas, not for deciding on one. */
export async function listReplicas(caller: Caller, ref: RegistryRef, homeRegion: string): Promise<Replica[]> {
  const client = containerRegistryClient(caller, ref.subscriptionId, "list");
  const replications = await allPages(client.replications.list(ref.resourceGroup, ref.registryName));
  return replications.map((replication) => replicaFromWire(replication, homeRegion));
}
