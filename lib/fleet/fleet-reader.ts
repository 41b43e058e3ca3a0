import "server-only";
import type { Caller } from "@/lib/auth/caller";
import type { Subscription } from "@/lib/azure/model";
import type { QueryQuota } from "@/lib/azure/query-resource-graph";
import { getDatabase } from "@/lib/db/get-database";
import { AppError } from "@/lib/errors/app-error";
import type { Operation } from "@/lib/operations/model";
import { listRecentOperations } from "@/lib/operations/store";
import { resourceKey } from "@/lib/resource-id/resource-id";
import { confirmReplicas } from "./confirm-replicas";
import type { Confirmation } from "./confirmations";
import { byRegistry, replicasToConfirm, stillCounting, withConfirmations } from "./confirmations";
import type { Fleet } from "./model";
import { readFleet } from "./read-fleet";
import { rowOf, type SeenRegistry } from "./seen";

/** Resource Graph hears of an end within minutes. */
const ENDED_OPERATIONS_COUNT_MS = 10 * 60_000;
const MOST_READS_BY_ID = 10;

export interface ReadFleet {
  readonly fleet: Fleet;
  readonly quota: QueryQuota | undefined;
  readonly subscriptions: readonly Subscription[];
}

/** Reads the fleet of one principal: Resource Graph for all of it, a GET by id for what is changing. */
export class FleetReader {
  readonly #now: () => number;
  #confirmations = new Map<string, Confirmation>();

  constructor(now: () => number) {
    this.#now = now;
  }

  async read(caller: Caller, hasGoodOne: boolean): Promise<ReadFleet> {
    const startedMs = this.#now();
    const reading = await readFleet(caller, hasGoodOne);
    const operations = await recentOperations(startedMs);
    const registries = await this.#confirmed(caller, reading.registries, operations);
    const open = openByRegistry(operations);
    return {
      fleet: {
        rows: registries.map((registry) => rowOf(registry, open.get(resourceKey(registry.id)))),
        subscriptionCount: reading.subscriptions.length,
        source: reading.source,
        troubles: reading.troubles,
        asOf: new Date(startedMs).toISOString(),
      },
      quota: reading.quota,
      subscriptions: reading.subscriptions,
    };
  }

  async #confirmed(
    caller: Caller,
    registries: readonly SeenRegistry[],
    operations: readonly Operation[],
  ): Promise<readonly SeenRegistry[]> {
    this.#confirmations = stillCounting(this.#confirmations, this.#now());
    const apply = () => {
      const known = byRegistry(this.#confirmations);
      return registries.map((registry) => withConfirmations(registry, known));
    };
    const wanted = replicasToConfirm(registries, operations, this.#confirmations, MOST_READS_BY_ID);
    const read = await confirmReplicas(caller, wanted, this.#now);
    for (const [key, confirmation] of read) this.#confirmations.set(key, confirmation);
    return apply();
  }
}

/** While the database is away, what Azure says counts alone. */
async function recentOperations(nowMs: number): Promise<readonly Operation[]> {
  try {
    const since = new Date(nowMs - ENDED_OPERATIONS_COUNT_MS).toISOString();
    return await listRecentOperations(await getDatabase(), undefined, since);
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}

function openByRegistry(operations: readonly Operation[]): ReadonlyMap<string, readonly Operation[]> {
  const open = new Map<string, Operation[]>();
  for (const operation of operations) {
    if (operation.settledAt !== undefined) continue;
    const key = resourceKey(operation.registryId);
    open.set(key, [...(open.get(key) ?? []), operation]);
  }
  return open;
}
