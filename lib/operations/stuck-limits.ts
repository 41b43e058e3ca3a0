import "server-only";
import { getConfiguration } from "@/lib/config/configuration";
import type { Queryable } from "@/lib/db/database";
import type { Operation, OutsideChange, Took } from "./model";
import { readTook } from "./read-took";
import { stuckLimit } from "./stuck-limit";

interface Changes {
  readonly operations: readonly Operation[];
  readonly outside: readonly Omit<OutsideChange, "stuckLimit">[];
}

/** Gives what goes on in one registry its limits. Reads the earlier operations anew when something else goes on than before. */
export class StuckLimits {
  #about = "";
  #took: readonly Took[] = [];

  async addTo(
    db: Queryable,
    registryId: string,
    { operations, outside }: Changes,
  ): Promise<{ operations: Operation[]; outside: OutsideChange[] }> {
    const openIds = operations.flatMap((one) => (one.settledAt === undefined ? one.operationId : []));
    const about = [...openIds, ...outside.map(({ replicaName, since }) => `${replicaName} ${since}`)].join();
    if (about !== this.#about) {
      this.#took = about === "" ? [] : await readTook(db, registryId);
      this.#about = about;
    }
    const ownSeconds = getConfiguration().stuckAfterMinutes * 60;
    const limited = <Change extends Pick<Operation, "kind">>(change: Change) => {
      const earlier = this.#took.find(({ kind }) => kind === change.kind);
      return { ...change, stuckLimit: stuckLimit(earlier, ownSeconds) };
    };
    return {
      // What waits for a person is not stuck in Azure.
      operations: operations.map((operation) =>
        operation.settledAt !== undefined || operation.repair?.needsPersonSince !== undefined
          ? operation
          : limited(operation),
      ),
      outside: outside.map(limited),
    };
  }
}
