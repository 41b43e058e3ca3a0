import "server-only";
import { type Client, getClient } from "@azure-rest/core-client";
import { ContainerRegistryManagementClient } from "@azure/arm-containerregistry";
import { ResourceManagementClient } from "@azure/arm-resources";
import { SubscriptionClient } from "@azure/arm-resources-subscriptions";
import type { TokenCredential } from "@azure/core-auth";
import type { Caller } from "@/lib/auth/caller";
import { getConfiguration } from "@/lib/config/configuration";
import { isLoopbackHttp } from "./arm-origin";
import { CALL_LIMITS, type CallKind } from "./call-limits";
import { securePipeline } from "./secure-pipeline";

// A client is made for each call, so that neither tokens nor deadlines can cross from one caller to another.
// Sockets are shared all the same: they belong to the http client underneath.

export function containerRegistryClient(
  caller: Caller,
  subscriptionId: string,
  kind: CallKind,
): ContainerRegistryManagementClient {
  const { armEndpoint, armScope } = getConfiguration();
  const client = new ContainerRegistryManagementClient(credentialOf(caller), subscriptionId, {
    endpoint: armEndpoint,
    credentials: { scopes: [armScope] },
    allowInsecureConnection: isLoopbackHttp(new URL(armEndpoint)),
  });
  securePipeline(client.pipeline, caller, armEndpoint, CALL_LIMITS[kind]);
  return client;
}

export function resourcesClient(
  caller: Caller,
  subscriptionId: string,
  kind: CallKind,
): ResourceManagementClient {
  const { armEndpoint, armScope } = getConfiguration();
  const client = new ResourceManagementClient(credentialOf(caller), subscriptionId, {
    endpoint: armEndpoint,
    credentialScopes: armScope,
    allowInsecureConnection: isLoopbackHttp(new URL(armEndpoint)),
  });
  securePipeline(client.pipeline, caller, armEndpoint, CALL_LIMITS[kind]);
  return client;
}

export function subscriptionsClient(caller: Caller, kind: CallKind): SubscriptionClient {
  const { armEndpoint, armScope } = getConfiguration();
  const client = new SubscriptionClient(credentialOf(caller), {
    endpoint: armEndpoint,
    credentialScopes: armScope,
    allowInsecureConnection: isLoopbackHttp(new URL(armEndpoint)),
  });
  securePipeline(client.pipeline, caller, armEndpoint, CALL_LIMITS[kind]);
  return client;
}

/** For what no SDK client covers: the same pipeline, with paths of our own. */
export function armRestClient(caller: Caller, kind: CallKind): Client {
  const { armEndpoint } = getConfiguration();
  const client = getClient(armEndpoint, { allowInsecureConnection: isLoopbackHttp(new URL(armEndpoint)) });
  securePipeline(client.pipeline, caller, armEndpoint, CALL_LIMITS[kind]);
  return client;
}

function credentialOf(caller: Caller): TokenCredential {
  return { getToken: () => caller.armToken() };
}
