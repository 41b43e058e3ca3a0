import "server-only";
import { z } from "zod";
import { normaliseRegionName } from "@/lib/regions/region-name";
import { parseRegistryId } from "@/lib/resource-id/resource-id";
import { refused } from "./arm-errors";
import type { Registry } from "./model";
import { optionalText, optionalTime, readShape, requiredText, tags, textList } from "./read-shape";

const WIRE_REGISTRY = z.object({
  id: requiredText,
  name: requiredText,
  location: requiredText,
  tags,
  sku: z.object({ name: requiredText }),
  loginServer: requiredText,
  provisioningState: requiredText,
  creationDate: optionalTime,
  dataEndpointEnabled: z.boolean().catch(false),
  dataEndpointHostNames: textList,
  privateEndpointConnections: z.array(z.unknown()).catch([]),
  publicNetworkAccess: optionalText,
});

/** Everything but the regional endpoints, which the SDK's api-version does not show. */
export function registryFromWire(
  registry: unknown,
): Omit<Registry, "regionalEndpoints" | "regionalEndpointHostNames"> {
  const wire = readShape(WIRE_REGISTRY, registry, "a registry");
  const ref = parseRegistryId(wire.id);
  if (!ref) {
    throw refused("unavailable", { kind: "malformed_answer" }, "read", {
      cause: "a registry with an id of another kind",
    });
  }
  return {
    id: wire.id,
    ref,
    name: wire.name,
    homeRegion: normaliseRegionName(wire.location),
    tier: wire.sku.name,
    loginServer: wire.loginServer,
    provisioningState: wire.provisioningState,
    createdAt: wire.creationDate,
    tags: wire.tags,
    dataEndpointEnabled: wire.dataEndpointEnabled,
    dataEndpointHostNames: wire.dataEndpointHostNames,
    privateEndpointCount: wire.privateEndpointConnections.length,
    publicNetworkAccess: wire.publicNetworkAccess,
  };
}
