import { getClient, type Client } from "@azure-rest/core-client";
import { ContainerRegistryManagementClient } from "@azure/arm-containerregistry";
import { ResourceGraphClient } from "@azure/arm-resourcegraph";
import { ResourceManagementClient } from "@azure/arm-resources";
import { SubscriptionClient } from "@azure/arm-resources-subscriptions";
import type { TokenCredential } from "@azure/core-auth";
import {
  bearerTokenAuthenticationPolicyName,
  type Pipeline,
  type PipelinePolicy,
} from "@azure/core-rest-pipeline";
import { GRAPH_VERSION } from "./arm";
import type { Target } from "./target";

/** The SDK's own policy refuses plain http, which is all that an emulator on loopback has. */
function bearer(target: Target, person: string | undefined): PipelinePolicy {
  return {
    name: bearerTokenAuthenticationPolicyName,
    async sendRequest(request, next) {
      if (new URL(request.url).origin !== target.origin) throw new Error(`Not the target: ${request.url}`);
      request.headers.set("Authorization", `Bearer ${await target.token(person)}`);
      return next(request);
    },
  };
}

function signed<Owner extends { pipeline: Pipeline }>(
  owner: Owner,
  target: Target,
  person: string | undefined,
): Owner {
  owner.pipeline.removePolicy({ name: bearerTokenAuthenticationPolicyName });
  owner.pipeline.addPolicy(bearer(target, person), { phase: "Sign" });
  return owner;
}

// Never asked: the policy above signs.
const credential: TokenCredential = { getToken: () => Promise.resolve(null) };
const insecure = (target: Target) => target.origin.startsWith("http:");

export function registryClient(
  target: Target,
  options: { person?: string; apiVersion?: string; subscriptionId?: string } = {},
): ContainerRegistryManagementClient {
  const client = new ContainerRegistryManagementClient(
    credential,
    options.subscriptionId ?? target.subscriptionId,
    {
      endpoint: target.origin,
      allowInsecureConnection: insecure(target),
      retryOptions: { maxRetries: 0 },
      ...(options.apiVersion !== undefined && { apiVersion: options.apiVersion }),
    },
  );
  return signed(client, target, options.person);
}

export function resourcesClient(target: Target, person?: string): ResourceManagementClient {
  const client = new ResourceManagementClient(credential, target.subscriptionId, {
    endpoint: target.origin,
    allowInsecureConnection: insecure(target),
    retryOptions: { maxRetries: 0 },
  });
  return signed(client, target, person);
}

export function subscriptionsClient(target: Target, person?: string): SubscriptionClient {
  const client = new SubscriptionClient(credential, {
    endpoint: target.origin,
    allowInsecureConnection: insecure(target),
    retryOptions: { maxRetries: 0 },
  });
  return signed(client, target, person);
}

export function graphClient(target: Target, person?: string): ResourceGraphClient {
  const client = new ResourceGraphClient(credential, {
    endpoint: target.origin,
    // The package is older than the version.
    apiVersion: GRAPH_VERSION,
    allowInsecureConnection: insecure(target),
    retryOptions: { maxRetries: 0 },
  });
  return signed(client, target, person);
}

/** For what no SDK package covers: locks, permissions and preview properties. */
export function restClient(target: Target, person?: string): Client {
  const client = getClient(target.origin, {
    allowInsecureConnection: insecure(target),
    retryOptions: { maxRetries: 0 },
  });
  return signed(client, target, person);
}
