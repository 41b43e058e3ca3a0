import type { Operation, OperationKind } from "./model";
import type { OperationSettings } from "./stored-operation";

/** Whether a press asks for what is already running. Only a routing change has a direction. */
export function isSameChange(
  open: { readonly kind: OperationKind; readonly wantedRouting: string | undefined },
  asked: { readonly kind: OperationKind; readonly settings: OperationSettings },
): boolean {
  if (open.kind !== asked.kind) return false;
  if (open.kind !== "replica.set-global-endpoint-routing") return true;
  return open.wantedRouting === asked.settings.globalEndpointRouting;
}

/** Starts a sentence that goes on with "is already in progress". */
export function describeOperation({
  kind,
  replicaRegion,
}: Pick<Operation, "kind" | "replicaRegion">): string {
  switch (kind) {
    case "replica.create":
      return `Creating the replica in ${replicaRegion}`;
    case "replica.delete":
      return `Deleting the replica in ${replicaRegion}`;
    case "replica.repair":
      return `Repairing the replica in ${replicaRegion}`;
    case "replica.set-global-endpoint-routing":
      return `A routing change of the replica in ${replicaRegion}`;
  }
}
