import "server-only";
import { z } from "zod";
import type { Caller } from "@/lib/auth/caller";
import { AppError } from "@/lib/errors/app-error";
import type { Attempt } from "@/lib/errors/refusal-words";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { armRestClient } from "./arm-client";
import type { CallKind } from "./call-limits";
import type { Registry } from "./model";
import { readShape, textList } from "./read-shape";
import { withLockNames } from "./with-lock-names";

// The SDK's api-version knows nothing of regional endpoints. This file goes when a stable one does.
const API_VERSION = { "api-version": "2026-01-01-preview" };
const REGISTRY =
  "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerRegistry/registries/{registryName}";

export type RegionalEndpoints = Pick<Registry, "regionalEndpoints" | "regionalEndpointHostNames">;

const WIRE_REGISTRY = z.object({
  properties: z.object({
    regionalEndpoints: z.string().optional(),
    regionalEndpointHostNames: textList,
  }),
});

/** Undefined inside when this cloud does not show the property: it has no preview of this version. */
export async function readRegionalEndpoints(caller: Caller, ref: RegistryRef): Promise<RegionalEndpoints> {
  try {
    const answer = await registryPath(caller, ref, "read").get({ queryParameters: API_VERSION });
    return fromWire(answer.body, "read");
  } catch (error) {
    if (error instanceof AppError && isUnknownApiVersion(error)) {
      return { regionalEndpoints: undefined, regionalEndpointHostNames: [] };
    }
    throw error;
  }
}

/** Returns the host names as they are afterwards. */
export async function setRegionalEndpoints(
  caller: Caller,
  ref: RegistryRef,
  regionalEndpoints: "enabled" | "disabled",
): Promise<RegionalEndpoints> {
  const answer = await withLockNames(caller, ref, async () =>
    registryPath(caller, ref, "write").patch({
      queryParameters: API_VERSION,
      contentType: "application/json",
      body: { properties: { regionalEndpoints: regionalEndpoints === "enabled" ? "Enabled" : "Disabled" } },
    }),
  );
  // ARM is free to go on in the background; then the registry itself has to say what it has.
  return answer.status === "202" ? readRegionalEndpoints(caller, ref) : fromWire(answer.body, "change");
}

function registryPath(caller: Caller, ref: RegistryRef, kind: CallKind) {
  return armRestClient(caller, kind).pathUnchecked(
    REGISTRY,
    ref.subscriptionId,
    ref.resourceGroup,
    ref.registryName,
  );
}

function fromWire(body: unknown, attempt: Attempt): RegionalEndpoints {
  const { properties } = readShape(WIRE_REGISTRY, body, "a registry", attempt);
  const word = properties.regionalEndpoints?.toLowerCase();
  return {
    regionalEndpoints: word === "enabled" || word === "disabled" ? word : undefined,
    regionalEndpointHostNames: properties.regionalEndpointHostNames,
  };
}

function isUnknownApiVersion({ refusal }: AppError): boolean {
  if (refusal?.kind === "region_not_offered") return true;
  return (
    refusal?.kind === "azure_said" &&
    /^Invalid(?:ApiVersionParameter|ResourceType)$|ApiVersion/.test(refusal.azureCode)
  );
}
