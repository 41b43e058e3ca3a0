import "server-only";
import type { Caller } from "@/lib/auth/caller";
import type { Change } from "@/lib/azure/change";
import { describeChange, LEAST_AZ_VERSION } from "@/lib/azure/describe-change";
import { findReplica } from "@/lib/azure/find-replica";
import { getRegistry } from "@/lib/azure/get-registry";
import { listLocks } from "@/lib/azure/list-locks";
import { listReplicas } from "@/lib/azure/list-replicas";
import type { Lock, Registry } from "@/lib/azure/model";
import { predictHostName, predictReplicaHostNames } from "@/lib/endpoints/predict-host-name";
import { hostNamesOfRegion } from "@/lib/endpoints/registry-hosts";
import { AppError } from "@/lib/errors/app-error";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { registryRefOf } from "@/lib/resource-id/resource-id";
import { lockNotices } from "./lock-notices";
import type { ChangePreview } from "./model";
import type { PreviewInput } from "./schema";

/** What a change would do to host names, and how the Azure CLI and ARM would be asked for it. Changes nothing. */
export async function previewChange({
  caller,
  input,
}: {
  caller: Caller;
  input: PreviewInput;
}): Promise<ChangePreview> {
  const ref = registryRefOf(input.registryId);
  const [registry, locks] = await Promise.all([getRegistry(caller, ref), locksOrNone(caller, ref)]);
  const hosts = await hostNamesOf(caller, ref, registry, input);
  const described = changesOf(input).map((change) => describeChange(ref, change));
  return {
    azCommands: described.map(({ azCommand }) => azCommand),
    leastAzVersion: LEAST_AZ_VERSION,
    armRequests: described.map(({ armRequest }) => armRequest),
    appearing: hosts.appearing,
    vanishing: hosts.vanishing,
    notices: lockNotices(locks, input.kind === "replica.delete" ? "delete" : "write"),
  };
}

function changesOf(input: PreviewInput): Change[] {
  switch (input.kind) {
    case "replica.create":
      return input.regions.map((region) => ({
        kind: "replica.create",
        region,
        globalEndpointRouting: input.globalEndpointRouting,
        tags: input.tags ?? {},
      }));
    case "replica.delete":
    case "replica.set-global-endpoint-routing":
    case "registry.set-regional-endpoints":
    case "registry.set-data-endpoints":
    case "registry.upgrade-tier":
      return [input];
  }
}

interface HostNames {
  readonly appearing: readonly string[];
  readonly vanishing: readonly string[];
}

async function hostNamesOf(
  caller: Caller,
  ref: RegistryRef,
  registry: Registry,
  input: PreviewInput,
): Promise<HostNames> {
  switch (input.kind) {
    case "replica.create": {
      const switches = {
        regionalEndpoints: registry.regionalEndpoints === "enabled",
        dataEndpoints: registry.dataEndpointEnabled,
      };
      const appearing = input.regions.flatMap((region) =>
        predictReplicaHostNames(registry, region, switches),
      );
      return { appearing, vanishing: [] };
    }
    case "replica.delete": {
      const replica = await findReplica(caller, ref, input.replicaName, registry.homeRegion);
      return { appearing: [], vanishing: replica ? hostNamesOfRegion(registry, replica.region) : [] };
    }
    case "registry.set-regional-endpoints":
      return input.regionalEndpoints === "enabled"
        ? { appearing: await predictedEverywhere(caller, ref, registry, "regional"), vanishing: [] }
        : { appearing: [], vanishing: registry.regionalEndpointHostNames };
    case "registry.set-data-endpoints":
      return input.dataEndpointEnabled
        ? { appearing: await predictedEverywhere(caller, ref, registry, "data"), vanishing: [] }
        : { appearing: [], vanishing: registry.dataEndpointHostNames };
    case "replica.set-global-endpoint-routing":
    case "registry.upgrade-tier":
      return { appearing: [], vanishing: [] };
  }
}

async function predictedEverywhere(
  caller: Caller,
  ref: RegistryRef,
  registry: Registry,
  kind: "regional" | "data",
): Promise<string[]> {
  const replicas = await listReplicas(caller, ref, registry.homeRegion);
  const regions = [...new Set([registry.homeRegion, ...replicas.map((replica) => replica.region)])];
  return regions.flatMap((region) => predictHostName(registry, kind, region) ?? []);
}

// Whoever may change a registry need not be allowed to read its locks; the preview is then silent about them.
async function locksOrNone(caller: Caller, ref: RegistryRef): Promise<readonly Lock[]> {
  try {
    return await listLocks(caller, ref);
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}
