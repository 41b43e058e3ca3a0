import "server-only";
import { z } from "zod";
import type { Caller } from "@/lib/auth/caller";
import { resourcesClient } from "./arm-client";
import { optionalText, readShape, textList } from "./read-shape";
import { throughSdk } from "./through-sdk";

const WIRE_PROVIDER = z.object({
  resourceTypes: z.array(z.object({ resourceType: optionalText, locations: textList })),
});

/** Display names of the regions in which the provider offers replicas to this subscription. */
export async function listReplicaLocations(caller: Caller, subscriptionId: string): Promise<string[]> {
  const client = resourcesClient(caller, subscriptionId, "read");
  const provider = await throughSdk("read", () => client.providers.get("Microsoft.ContainerRegistry"));
  const { resourceTypes } = readShape(WIRE_PROVIDER, provider, "a provider");
  return resourceTypes.flatMap(({ resourceType, locations }) =>
    resourceType?.toLowerCase() === "registries/replications" ? locations : [],
  );
}
