import "server-only";
import { subscriptionOf } from "@/lib/resource-id/resource-id";

const REPLICA = /\/replications\/([^/]+)$/i;
const REGISTRY = /\/registries\/([^/]+)/i;

/** What a 404 says is gone, as the start of a sentence. */
export function describeTarget(azureCode: string, path: string): string {
  const subscription = subscriptionOf(path);
  const group = /\/resourceGroups\/([^/]+)/i.exec(path)?.[1];
  const registry = REGISTRY.exec(path)?.[1];
  const replica = REPLICA.exec(path)?.[1];
  switch (azureCode) {
    case "SubscriptionNotFound":
      return named("The subscription", subscription);
    case "ResourceGroupNotFound":
      return named("The resource group", group);
    case "ParentResourceNotFound":
      return named("The registry", registry);
    default:
      if (replica !== undefined) return named("The replica", replica);
      return registry === undefined ? "What was asked for" : named("The registry", registry);
  }
}

function named(what: string, encodedName: string | undefined): string {
  if (encodedName === undefined) return what;
  try {
    return `${what} ${decodeURIComponent(encodedName)}`;
  } catch {
    return `${what} ${encodedName}`;
  }
}
