import "server-only";
import type { Caller } from "@/lib/auth/caller";
import { AppError } from "@/lib/errors/app-error";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { startAndLeave } from "./accepted-operation";
import { containerRegistryClient } from "./arm-client";
import type { AcceptedOperation } from "./model";
import { checkedReplicaName } from "./replica-name";
import { withLockNames } from "./with-lock-names";

export interface AcceptedDeletion extends AcceptedOperation {
  /** ARM said that there was nothing to delete. */
  readonly wasAlreadyGone: boolean;
}

export async function startDeleteReplica(
  caller: Caller,
  ref: RegistryRef,
  replicaName: string,
): Promise<AcceptedDeletion> {
  const name = checkedReplicaName(replicaName);
  const client = containerRegistryClient(caller, ref.subscriptionId, "write");
  const statuses: number[] = [];
  try {
    const accepted = await withLockNames(caller, ref, () =>
      startAndLeave(({ onResponse }) =>
        client.replications.delete(ref.resourceGroup, ref.registryName, name, {
          onResponse: (answer) => {
            statuses.push(answer.status);
            onResponse(answer);
          },
        }),
      ),
    );
    return { ...accepted, wasAlreadyGone: statuses.includes(204) };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "not_found") throw error;
    return {
      pollerState: undefined,
      retryAfterSeconds: undefined,
      correlationId: error.correlationId,
      wasAlreadyGone: true,
    };
  }
}
