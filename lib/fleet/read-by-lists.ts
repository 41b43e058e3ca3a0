import "server-only";
import type { Caller } from "@/lib/auth/caller";
import { listRegistryResources } from "@/lib/azure/list-registry-resources";
import { listReplicaResources } from "@/lib/azure/list-replica-resources";
import type { Subscription } from "@/lib/azure/model";
import { AppError } from "@/lib/errors/app-error";
import { resourceKey } from "@/lib/resource-id/resource-id";
import type { FleetReading } from "./read-fleet";
import type { SeenRegistry, SeenReplica } from "./seen";

/** All registries, and where their replicas are, through two generic lists per subscription: no states. */
export async function readByLists(
  caller: Caller,
  subscriptions: readonly Subscription[],
): Promise<FleetReading> {
  const parts = await Promise.all(subscriptions.map((one) => listInSubscription(caller, one)));
  const failures = parts.flatMap((part) => (part instanceof AppError ? [part] : []));
  const [first] = failures;
  // Azure is away: an empty list would say that there is nothing.
  if (first !== undefined && failures.length === parts.length && failures.every(isPassing)) throw first;
  return {
    registries: parts.flatMap((part) => (part instanceof AppError ? [] : part)),
    source: "lists",
    troubles: parts.flatMap((part, index) =>
      part instanceof AppError ? [troubleOf(part, subscriptions[index]?.displayName ?? "")] : [],
    ),
    quota: undefined,
  };
}

/** A failure that another try may not meet. */
export function isPassing({ code }: AppError): boolean {
  return code === "unavailable" || code === "throttled";
}

function troubleOf(error: AppError, subscriptionName: string) {
  return {
    title: `The subscription ${subscriptionName} cannot be listed. ${error.userMessage}`,
    nextStep: error.nextStep,
  };
}

async function listInSubscription(
  caller: Caller,
  { subscriptionId, displayName }: Subscription,
): Promise<SeenRegistry[] | AppError> {
  try {
    const [registries, replicas] = await Promise.all([
      listRegistryResources(caller, subscriptionId),
      listReplicaResources(caller, subscriptionId),
    ]);
    const byRegistry = new Map<string, SeenReplica[]>();
    for (const { registryId, name, region } of replicas) {
      const key = resourceKey(registryId);
      byRegistry.set(key, [...(byRegistry.get(key) ?? []), unread(name, region)]);
    }
    return registries.map((registry) => ({
      ...registry,
      subscriptionName: displayName,
      replicas: byRegistry.get(resourceKey(registry.id)) ?? [],
    }));
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "signed_out") throw error;
    return error;
  }
}

function unread(name: string, region: string): SeenReplica {
  return {
    name,
    region,
    provisioningState: undefined,
    syncStatus: undefined,
    globalEndpointRouting: "included",
  };
}
