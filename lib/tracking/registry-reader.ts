import "server-only";
import type { Caller } from "@/lib/auth/caller";
import { getRegistry } from "@/lib/azure/get-registry";
import type { Registry } from "@/lib/azure/model";
import { getDatabase } from "@/lib/db/get-database";
import { listOpenOperations, markWaiting } from "@/lib/operations/store";
import { StuckLimits } from "@/lib/operations/stuck-limits";
import { AppError } from "@/lib/errors/app-error";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { formatRegistryId } from "@/lib/resource-id/resource-id";
import { findOutsideChanges } from "./find-outside-changes";
import { isPersonal } from "./lookers";
import { lookAtReplicas } from "./look-at-replicas";
import type { RegistryPicture } from "./model";
import { operationsToShow } from "./operations-to-show";
import { hasOtherPlaces } from "./picture-changes";
import type { WatchedOperations } from "./settle-operations";
import { settleOperations } from "./settle-operations";

const REGISTRY_READ_EVERY_MS = 10_000;

/** Looks at one registry with somebody's rights, and settles its operations by what it sees. */
export class RegistryReader {
  readonly #ref: RegistryRef;
  readonly #now: () => number;
  readonly #stuckLimits = new StuckLimits();
  readonly #watchedOperations: WatchedOperations = new Map();
  #registryReadMs = 0;
  #lookNumber = 0;

  constructor(ref: RegistryRef, now: () => number) {
    this.#ref = ref;
    this.#now = now;
  }

  /** The next look also reads the registry itself, which most looks leave out. */
  rereadRegistry(): void {
    this.#registryReadMs = 0;
  }

  /** With the rights of the first of them whom Azure lets read. */
  async readAsAny(
    [first, ...others]: readonly Caller[],
    before: RegistryPicture | undefined,
  ): Promise<RegistryPicture> {
    if (first === undefined) {
      throw new AppError("signed_out", {
        userMessage: "Nobody who may read this registry is signed in now.",
      });
    }
    try {
      return await this.read(first, before);
    } catch (error) {
      if (others.length === 0 || !isPersonal(error)) throw error;
      return this.readAsAny(others, before);
    }
  }

  /** `before`: the picture of the look before, whoever made it. */
  async read(caller: Caller, before: RegistryPicture | undefined): Promise<RegistryPicture> {
    const startedMs = this.#now();
    const db = await getDatabase();
    const registryId = formatRegistryId(this.#ref);
    const open = await listOpenOperations(db, registryId);
    const registry = await this.#readRegistry(caller, before?.registry, startedMs);
    const look = await lookAtReplicas(
      caller,
      this.#ref,
      registry.homeRegion,
      before?.replicas,
      open.map((operation) => operation.replicaName),
      this.#lookNumber++,
    );
    const looking = { db, caller, nowMs: startedMs };
    const settled = await settleOperations(looking, open, look.readById, this.#watchedOperations);
    if (open.some(({ waitingSince }) => waitingSince !== undefined)) await markWaiting(db, registryId, false);
    if (settled > 0 || hasOtherPlaces(before?.replicas, look.replicas)) this.rereadRegistry();
    const shown = await operationsToShow(db, registryId, look.replicas, startedMs);
    const changes = { replicas: look.replicas, operations: shown, nowMs: startedMs };
    const { operations, outside } = await this.#stuckLimits.addTo(db, registryId, {
      operations: shown,
      outside: await findOutsideChanges(db, registryId, changes),
    });
    const isFresh = this.#registryReadMs !== 0;
    return {
      registry: isFresh ? registry : await this.#readRegistry(caller, registry, startedMs),
      replicas: look.replicas,
      operations,
      ...(outside.length === 0 ? {} : { outsideChanges: outside }),
      asOf: new Date(startedMs).toISOString(),
      trouble: undefined,
    };
  }

  async #readRegistry(caller: Caller, known: Registry | undefined, nowMs: number): Promise<Registry> {
    const readForMs = nowMs - this.#registryReadMs;
    // Less than nothing: the clock was put back.
    if (known && readForMs >= 0 && readForMs < REGISTRY_READ_EVERY_MS) return known;
    const registry = await getRegistry(caller, this.#ref);
    this.#registryReadMs = nowMs;
    return registry;
  }
}
