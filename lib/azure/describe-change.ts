import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { formatRegistryId } from "@/lib/resource-id/resource-id";
import type { Change } from "./change";

export interface ArmRequest {
  readonly method: "PUT" | "PATCH" | "DELETE";
  /** Path and api-version at the ARM origin. */
  readonly path: string;
  readonly body: unknown;
}

export interface ChangeDescription {
  readonly azCommand: string;
  readonly armRequest: ArmRequest;
}

/**
 * From this version on the Azure CLI knows every flag used here: `--regional-endpoints` came, and
 * `--region-endpoint-enabled` was renamed to `--global-endpoint-routing`.
 * https://learn.microsoft.com/cli/azure/release-notes-azure-cli
 */
export const LEAST_AZ_VERSION = "2.86.0";

const STABLE_API = "2025-11-01";
const REGIONAL_ENDPOINTS_API = "2026-01-01-preview";

/** The same change, said to the Azure CLI and to ARM. */
export function describeChange(ref: RegistryRef, change: Change): ChangeDescription {
  const registry = formatRegistryId(ref);
  const target = `--registry ${ref.registryName} --resource-group ${quoted(ref.resourceGroup)} --subscription ${ref.subscriptionId}`;
  const self = `--name ${ref.registryName} --resource-group ${quoted(ref.resourceGroup)} --subscription ${ref.subscriptionId}`;
  const replicaPath = (name: string) => `${registry}/replications/${name}?api-version=${STABLE_API}`;
  switch (change.kind) {
    case "replica.create": {
      const isRouted = change.globalEndpointRouting === "included";
      return {
        azCommand: `az acr replication create ${target} --location ${change.region} --global-endpoint-routing ${isRouted}${tagArguments(change.tags)}`,
        armRequest: {
          method: "PUT",
          path: replicaPath(change.region),
          body: {
            location: change.region,
            properties: { regionEndpointEnabled: isRouted },
            tags: change.tags,
          },
        },
      };
    }
    case "replica.delete":
      return {
        azCommand: `az acr replication delete ${target} --name ${change.replicaName}`,
        armRequest: { method: "DELETE", path: replicaPath(change.replicaName), body: undefined },
      };
    case "replica.set-global-endpoint-routing": {
      const isRouted = change.globalEndpointRouting === "included";
      return {
        azCommand: `az acr replication update ${target} --name ${change.replicaName} --global-endpoint-routing ${isRouted}`,
        armRequest: {
          method: "PATCH",
          path: replicaPath(change.replicaName),
          body: { properties: { regionEndpointEnabled: isRouted } },
        },
      };
    }
    case "registry.set-regional-endpoints":
      return {
        azCommand: `az acr update ${self} --regional-endpoints ${change.regionalEndpoints}`,
        armRequest: {
          method: "PATCH",
          path: `${registry}?api-version=${REGIONAL_ENDPOINTS_API}`,
          body: {
            properties: {
              regionalEndpoints: change.regionalEndpoints === "enabled" ? "Enabled" : "Disabled",
            },
          },
        },
      };
    case "registry.set-data-endpoints":
      return {
        azCommand: `az acr update ${self} --data-endpoint-enabled ${change.dataEndpointEnabled}`,
        armRequest: {
          method: "PATCH",
          path: `${registry}?api-version=${STABLE_API}`,
          body: { properties: { dataEndpointEnabled: change.dataEndpointEnabled } },
        },
      };
    case "registry.upgrade-tier":
      return {
        azCommand: `az acr update ${self} --sku Premium`,
        armRequest: {
          method: "PATCH",
          path: `${registry}?api-version=${STABLE_API}`,
          body: { sku: { name: "Premium" } },
        },
      };
  }
}

function tagArguments(tags: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(tags).map(([name, value]) => quoted(`${name}=${value}`));
  return pairs.length === 0 ? "" : ` --tags ${pairs.join(" ")}`;
}

/** Safe to paste into bash and zsh; plain words stay plain. */
function quoted(word: string): string {
  return /^[\w.=-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
