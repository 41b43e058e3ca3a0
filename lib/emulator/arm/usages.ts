import { json, type Reply } from "../http/reply";
import { registryIdOf, sameName } from "../state/resource-ids";
import type { ArmCall } from "./arm-call";
import { getRegistry } from "./resources";

const GIB = 1024 ** 3;

/** Included storage and webhooks per tier: https://aka.ms/acr/tiers */
const LIMITS: ReadonlyMap<string, { readonly bytes: number; readonly webhooks: number }> = new Map([
  ["Basic", { bytes: 10 * GIB, webhooks: 2 }],
  ["Standard", { bytes: 100 * GIB, webhooks: 10 }],
  ["Premium", { bytes: 500 * GIB, webhooks: 500 }],
]);

/** Names and units of the last four are from a sample in the documents; their limits elsewhere are not known. */
export function listUsagesRoute(call: ArmCall): Reply {
  const registry = getRegistry(call);
  const limits = LIMITS.get(registry.skuName) ?? { bytes: 10 * GIB, webhooks: 2 };
  const isPremium = registry.skuName === "Premium";
  const privateEndpoints = call.state.privateEndpoints.filter((one) =>
    sameName(one.registryId, registryIdOf(registry)),
  ).length;
  const count = (name: string, limit: number, currentValue: number) => ({
    name,
    limit,
    currentValue,
    unit: "Count",
  });
  return json(200, {
    value: [
      { name: "Size", limit: limits.bytes, currentValue: registry.storedBytes, unit: "Bytes" },
      count("Webhooks", limits.webhooks, 0),
      ...(isPremium
        ? [
            count("Geo-replications", -1, registry.replications.length),
            count("IPRules", 100, 0),
            count("VNetRules", 100, 0),
            count("PrivateEndpointConnections", 200, privateEndpoints),
          ]
        : []),
    ],
  });
}
