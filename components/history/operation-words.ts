import type { OperationKind } from "@/lib/operations/model";

/** Operations as things one can count. */
export const OPERATION_WORDS = {
  "replica.create": "Creation",
  "replica.delete": "Deletion",
  "replica.repair": "Repair",
  "replica.set-global-endpoint-routing": "Routing change",
} satisfies Record<OperationKind, string>;
