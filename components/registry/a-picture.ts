import type { Registry, Replica } from "@/lib/azure/model";
import type { Operation } from "@/lib/operations/model";
import type { RegistryPicture } from "@/lib/tracking/model";
import type { ScreenRegion } from "./screen-region";

/** Builders for the tests of this room; each shows only what matters there. */
export function aReplica(region: string, part: Partial<Replica> = {}): Replica {
  return {
    id: `id/${region}`,
    name: region,
    region,
    isHomeReplica: false,
    provisioningState: "Succeeded",
    syncStatus: { displayStatus: "Ready", message: undefined, changedAt: "2026-11-20T10:00:00Z" },
    globalEndpointRouting: "included",
    tags: {},
    createdAt: "2026-11-20T09:00:00Z",
    createdBy: undefined,
    changedAt: undefined,
    changedBy: undefined,
    ...part,
  };
}

export function anOperation(region: string, part: Partial<Operation> = {}): Operation {
  return {
    operationId: `operation of ${region}`,
    kind: "replica.create",
    state: "running",
    registryId: "id",
    replicaName: region,
    replicaRegion: region,
    actor: "Owner",
    requestedAt: "2026-11-20T10:00:00.000Z",
    settledAt: undefined,
    failure: undefined,
    correlationId: undefined,
    waitingSince: undefined,
    ...part,
  };
}

export function aRegion(name: string, part: Partial<ScreenRegion> = {}): ScreenRegion {
  return {
    name,
    displayName: name.toUpperCase(),
    geography: "Geography",
    lonDegrees: 1,
    offersReplicas: true,
    hasAvailabilityZones: false,
    caution: undefined,
    ...part,
  };
}

export function aPicture(
  replicas: readonly Replica[],
  operations: readonly Operation[] = [],
  registry: Partial<Registry> = {},
): RegistryPicture {
  return {
    registry: {
      id: "id",
      ref: { subscriptionId: "s", resourceGroup: "g", registryName: "contoso" },
      name: "contoso",
      homeRegion: "home",
      tier: "Premium",
      loginServer: "contoso.azurecr.io",
      provisioningState: "Succeeded",
      createdAt: undefined,
      tags: {},
      regionalEndpoints: "disabled",
      regionalEndpointHostNames: [],
      dataEndpointEnabled: false,
      dataEndpointHostNames: [],
      privateEndpointCount: 0,
      publicNetworkAccess: "Enabled",
      ...registry,
    },
    replicas,
    operations,
    asOf: "2026-11-20T10:00:05.000Z",
    trouble: undefined,
  };
}
