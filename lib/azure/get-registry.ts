import "server-only";
import type { Caller } from "@/lib/auth/caller";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { containerRegistryClient } from "./arm-client";
import type { Registry } from "./model";
import { readRegionalEndpoints } from "./regional-endpoints";
import { registryFromWire } from "./registry-from-wire";
import { throughSdk } from "./through-sdk";

export async function getRegistry(caller: Caller, ref: RegistryRef): Promise<Registry> {
  const client = containerRegistryClient(caller, ref.subscriptionId, "read");
  const [registry, regionalEndpoints] = await Promise.all([
    throughSdk("read", () => client.registries.get(ref.resourceGroup, ref.registryName)),
    readRegionalEndpoints(caller, ref),
  ]);
  return { ...registryFromWire(registry), ...regionalEndpoints };
}
