import "server-only";
import { randomUUID } from "node:crypto";
import { AppError } from "@/lib/errors/app-error";
import type { ErrorCode } from "@/lib/errors/error-code";
import { refuseChange } from "@/lib/audit/refuse-change";
import { getRegistry } from "@/lib/azure/get-registry";
import { listLocations } from "@/lib/azure/list-locations";
import { listReplicaLocations } from "@/lib/azure/list-replica-locations";
import { listReplicas } from "@/lib/azure/list-replicas";
import type { Caller } from "@/lib/auth/caller";
import { getDatabase } from "@/lib/db/get-database";
import { findOpenOperation } from "@/lib/operations/store";
import { joinRegions } from "@/lib/regions/join-regions";
import { registryRefOf } from "@/lib/resource-id/resource-id";
import { createReplica } from "./create-replica";
import { findOtherRequest, type OtherRequest } from "./find-other-request";
import { whyNotAdd } from "./rules";
import type { AddReplicasInput } from "./schema";

export interface RefusedRegion {
  readonly region: string;
  readonly code: ErrorCode;
  readonly message: string;
  readonly nextStep: string | undefined;
  readonly correlationId: string | undefined;
}

export interface StartedReplica {
  readonly region: string;
  readonly operationId: string;
  readonly isNew: boolean;
  /** Whose creation goes on instead, when that is not what the caller had asked for themselves. */
  readonly otherRequest?: OtherRequest | undefined;
}

export interface AddedReplicas {
  readonly started: readonly StartedReplica[];
  readonly refused: readonly RefusedRegion[];
}

/**
 * Adds one replica per region, one PUT after another.
 *
 * What Azure refuses for one region does not hold back the rest. When nothing could be started the first
 * refusal is thrown as it is.
 */
export async function addReplicas({
  caller,
  input,
}: {
  caller: Caller;
  input: AddReplicasInput;
}): Promise<AddedReplicas> {
  const ref = registryRefOf(input.registryId);
  const registry = await getRegistry(caller, ref);
  const [replicas, locations, offered] = await Promise.all([
    listReplicas(caller, ref, registry.homeRegion),
    listLocations(caller, ref.subscriptionId),
    listReplicaLocations(caller, ref.subscriptionId),
  ]);
  const regions = new Map(joinRegions(locations, offered).map((region) => [region.name, region]));

  // One press is one plan: its rows in the trail are found together.
  const plan = { planId: randomUUID(), reason: input.reason };
  const db = await getDatabase();
  const started: StartedReplica[] = [];
  const join = async (region: string, operationId: string) => {
    const otherRequest = await findOtherRequest(db, operationId, caller, input);
    started.push({ region, operationId, isNew: false, otherRequest });
  };
  const refusals: { region: string; error: AppError }[] = [];
  for (const region of input.regions) {
    try {
      const open = await findOpenOperation(db, registry.id, region);
      if (open?.kind === "replica.create") {
        await join(region, open.operationId);
        continue;
      }
      const refusal = whyNotAdd(registry, regions.get(region), region, replicas);
      if (refusal) {
        await refuseChange(
          { caller, action: "replica.create", registryId: registry.id, subject: region, ...plan },
          refusal,
        );
      }
      const { operation, isNew } = await createReplica(caller, {
        ref,
        region,
        globalEndpointRouting: input.globalEndpointRouting,
        tags: input.tags,
        ...plan,
      });
      if (isNew) started.push({ region, operationId: operation.operationId, isNew });
      else await join(region, operation.operationId);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refusals.push({ region, error });
    }
  }

  const [first] = refusals;
  if (first && started.length === 0) throw first.error;
  return {
    started,
    refused: refusals.map(({ region, error }) => ({
      region,
      code: error.code,
      message: error.userMessage,
      nextStep: error.nextStepOfChange,
      correlationId: error.correlationId,
    })),
  };
}
