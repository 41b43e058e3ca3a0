import "server-only";
import type { Caller } from "@/lib/auth/caller";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { armRestClient } from "./arm-client";
import type { JsonObject } from "./json-object";
import { allPages } from "./through-sdk";

const AT_REGISTRY =
  "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerRegistry/registries/{registryName}/providers/Microsoft.Authorization";

interface Page {
  readonly value: JsonObject[];
  readonly nextLink?: string | null;
}

/** A list of Microsoft.Authorization about one registry, what it inherits included. */
export function listAtRegistry(
  caller: Caller,
  ref: RegistryRef,
  list: "locks" | "permissions",
  apiVersion: string,
): Promise<JsonObject[]> {
  const client = armRestClient(caller, "list");
  const first = client.pathUnchecked(
    `${AT_REGISTRY}/${list}`,
    ref.subscriptionId,
    ref.resourceGroup,
    ref.registryName,
  );
  return allPages({
    byPage: async function* () {
      let answer = await first.get({ queryParameters: { "api-version": apiVersion } });
      for (;;) {
        const page = pageOf(answer.body);
        yield page.value;
        if (typeof page.nextLink !== "string" || page.nextLink === "") return;
        answer = await client.pathUnchecked(page.nextLink).get();
      }
    },
  });
}

/** The pipeline lets nothing through for a list but an object with an array of objects and a good link. */
function pageOf(body: unknown): Page {
  return body as Page;
}
