import "server-only";
import { z } from "zod";
import type { Caller } from "@/lib/auth/caller";
import { resourcesClient } from "./arm-client";
import { optionalText, readShape, requiredText } from "./read-shape";
import { allPages } from "./through-sdk";

const WIRE_RESOURCE = z.object({
  id: requiredText,
  name: requiredText,
  location: requiredText,
  sku: z.object({ name: optionalText }).optional().catch(undefined),
});

export type GenericResource = z.infer<typeof WIRE_RESOURCE>;

/** ARM's own index over a subscription: one list, whatever the number of resource groups. Can be minutes old. */
export async function listResourcesOfType(
  caller: Caller,
  subscriptionId: string,
  resourceType:
    "Microsoft.ContainerRegistry/registries" | "Microsoft.ContainerRegistry/registries/replications",
): Promise<GenericResource[]> {
  const client = resourcesClient(caller, subscriptionId, "list");
  const resources = await allPages(client.resources.list({ filter: `resourceType eq '${resourceType}'` }));
  return resources.map((resource) => readShape(WIRE_RESOURCE, resource, "a resource"));
}
