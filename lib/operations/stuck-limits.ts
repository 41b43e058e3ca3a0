import "server-only";
import { getConfiguration } from "@/lib/config/configuration";
import type { Queryable } from "@/lib/db/database";
import type { Operation, Took } from "./model";
import { readTook } from "./read-took";
import { stuckLimit } from "./stuck-limit";

/** Gives the open operations of one registry their limits. Reads the earlier ones anew when others are open than before. */
export class StuckLimits {
  #openIds = "";
  #took: readonly Took[] = [];

  async addTo(db: Queryable, registryId: string, operations: readonly Operation[]): Promise<Operation[]> {
    const openIds = operations.flatMap((one) => (one.settledAt === undefined ? one.operationId : [])).join();
    if (openIds !== this.#openIds) {
      this.#took = openIds === "" ? [] : await readTook(db, registryId);
      this.#openIds = openIds;
    }
    const ownSeconds = getConfiguration().stuckAfterMinutes * 60;
    return operations.map((operation) => {
      // What waits for a person is not stuck in Azure.
      const isWaiting = operation.repair?.needsPersonSince !== undefined;
      if (operation.settledAt !== undefined || isWaiting) return operation;
      const earlier = this.#took.find(({ kind }) => kind === operation.kind);
      return { ...operation, stuckLimit: stuckLimit(earlier, ownSeconds) };
    });
  }
}
