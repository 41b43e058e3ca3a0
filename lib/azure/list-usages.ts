import "server-only";
import { z } from "zod";
import type { Caller } from "@/lib/auth/caller";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { containerRegistryClient } from "./arm-client";
import type { Usage } from "./model";
import { optionalText, readShape, requiredText } from "./read-shape";
import { throughSdk } from "./through-sdk";

const WIRE_USAGES = z.object({
  value: z.array(
    z.object({
      name: requiredText,
      currentValue: z.number(),
      limit: z.number().optional().catch(undefined),
      unit: optionalText,
    }),
  ),
});

/** In a geo-replicated registry the size is that of the home region alone. */
export async function listUsages(caller: Caller, ref: RegistryRef): Promise<Usage[]> {
  const client = containerRegistryClient(caller, ref.subscriptionId, "list");
  const usages = await throughSdk("read", () =>
    client.registries.listUsages(ref.resourceGroup, ref.registryName),
  );
  return readShape(WIRE_USAGES, usages, "usages").value.map(({ name, currentValue, limit, unit }) => ({
    name,
    currentValue,
    limit,
    unit,
  }));
}
