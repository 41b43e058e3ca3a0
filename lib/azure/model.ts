import type { RegistryRef } from "@/lib/resource-id/resource-id";

export interface Subscription {
  readonly subscriptionId: string;
  readonly displayName: string;
  readonly tenantId: string | undefined;
  readonly state: string | undefined;
}

/** A registry as the generic resource list shows it: enough for a row, without its properties. */
export interface RegistryListing {
  readonly id: string;
  readonly ref: RegistryRef;
  readonly name: string;
  readonly tier: string | undefined;
  readonly homeRegion: string;
}

/** Where a replica is, from the generic resource list; says nothing about its state. */
export interface ReplicaListing {
  readonly registryId: string;
  readonly name: string;
  readonly region: string;
}

/** A replica as Resource Graph shows it: minutes behind what a GET by id would say. */
export interface ReplicaInGraph extends ReplicaListing {
  readonly provisioningState: string;
  /** Undefined also where Resource Graph does not carry it. */
  readonly displayStatus: string | undefined;
  readonly globalEndpointRouting: "included" | "excluded";
}

export interface Registry {
  readonly id: string;
  readonly ref: RegistryRef;
  readonly name: string;
  readonly homeRegion: string;
  readonly tier: string;
  readonly loginServer: string;
  readonly provisioningState: string;
  readonly createdAt: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  /** Undefined when the api-version in use does not show the property. */
  readonly regionalEndpoints: "enabled" | "disabled" | undefined;
  readonly regionalEndpointHostNames: readonly string[];
  readonly dataEndpointEnabled: boolean;
  readonly dataEndpointHostNames: readonly string[];
  readonly privateEndpointCount: number;
  readonly publicNetworkAccess: string | undefined;
}

export interface SyncStatus {
  /** ARM's own word; missing right after a replica was accepted. */
  readonly displayStatus: string | undefined;
  readonly message: string | undefined;
  /** When the status last changed; ISO time, UTC. */
  readonly changedAt: string | undefined;
}

export interface Replica {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly isHomeReplica: boolean;
  /** ARM's own spelling. An open set: unknown words are shown, never thrown on. */
  readonly provisioningState: string;
  readonly syncStatus: SyncStatus | undefined;
  readonly globalEndpointRouting: "included" | "excluded";
  readonly tags: Readonly<Record<string, string>>;
  readonly createdAt: string | undefined;
  readonly createdBy: string | undefined;
  /** Who changed its settings last, in Azure's words; Azure's own changes of its state leave this as it is. */
  readonly changedAt: string | undefined;
  readonly changedBy: string | undefined;
}

export interface Usage {
  readonly name: string;
  readonly currentValue: number;
  /** -1 or undefined: no limit is published. */
  readonly limit: number | undefined;
  readonly unit: string | undefined;
}

export interface Lock {
  readonly name: string;
  readonly level: string;
  /** The ARM id that the lock sits on; a lock holds for everything below it. */
  readonly scope: string;
  readonly notes: string | undefined;
}

/** What one role allows: an action counts when `actions` matches it and `notActions` of the same role does not. */
export interface AzurePermission {
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
}

/** What ARM answered when it took on a long-running change. */
export interface AcceptedOperation {
  /** Opaque, for `pollOperation`. Holds URLs at the ARM origin, no token; kept on the server. */
  readonly pollerState: string | undefined;
  /** Earliest time to ask, in seconds from the answer. */
  readonly retryAfterSeconds: number | undefined;
  readonly correlationId: string | undefined;
  /** ARM's number of this one request, where the correlation id is that of several. */
  readonly requestId?: string | undefined;
}

/** `cannot_tell`: the poll was refused or lost; the replica itself has to be read instead. */
export type OperationPoll =
  | {
      readonly status: "running";
      readonly pollerState: string;
      readonly retryAfterSeconds: number | undefined;
    }
  | { readonly status: "succeeded" }
  | { readonly status: "failed"; readonly azureCode: string | undefined; readonly message: string }
  | { readonly status: "cannot_tell"; readonly reason: string };
