import "server-only";
import type { Database } from "@/lib/db/database";
import { getDatabase } from "@/lib/db/get-database";
import { ownLeases } from "@/lib/leases/instance";
import type { LeaseKeeper } from "@/lib/leases/lease-keeper";
import { logger } from "@/lib/log/logger";
import { listOpenOperations } from "@/lib/operations/store";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { formatRegistryId, registryRefOf, resourceKey } from "@/lib/resource-id/resource-id";
import { RegistryWatcher } from "./registry-watcher";
import type { PictureNews } from "./store";

/** The watchers of one process, and what they hear of those of other processes. */
export class Watchers {
  readonly #leases: LeaseKeeper;
  readonly #byRegistry = new Map<string, RegistryWatcher>();

  constructor(leases: LeaseKeeper) {
    this.#leases = leases;
  }

  /** Made on first use. */
  of(ref: RegistryRef): RegistryWatcher {
    const key = resourceKey(formatRegistryId(ref));
    const existing = this.#byRegistry.get(key);
    if (existing) return existing;
    this.#forgetIdle();
    const watcher = new RegistryWatcher(ref, this.#leases);
    this.#byRegistry.set(key, watcher);
    return watcher;
  }

  /** Gives a function that ends it. */
  hear(db: Database): () => void {
    const stopOperations = db.listen("operations", {
      onMessage: (registryId) => this.#follow(registryId),
      // Also at the start: what ran when the process before was stopped goes on here.
      onListening: () => void this.#followOpenOperations(db),
    });
    const stopPictures = db.listen("pictures", {
      onMessage: (payload) => {
        const news = JSON.parse(payload) as PictureNews;
        void this.#byRegistry.get(news.registryKey)?.heard(news);
      },
      onListening: () => {
        for (const watcher of this.#byRegistry.values()) void watcher.catchUp();
      },
    });
    return () => {
      stopOperations();
      stopPictures();
    };
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#byRegistry.values()].map((watcher) => watcher.stop()));
    this.#byRegistry.clear();
  }

  /** Something of ours runs there, whether anybody watches or not. */
  #follow(registryId: string): void {
    this.of(registryRefOf(registryId)).hurry();
  }

  async #followOpenOperations(db: Database): Promise<void> {
    try {
      const open = await listOpenOperations(db);
      for (const registryId of new Set(open.map((operation) => operation.registryId)))
        this.#follow(registryId);
    } catch (error) {
      logger.error({ err: error }, "what runs could not be read");
    }
  }

  // Asked for on every new watcher, so memory follows what is watched without a timer of its own.
  #forgetIdle(): void {
    for (const [key, watcher] of this.#byRegistry) {
      if (!watcher.isIdle) continue;
      void watcher.stop();
      this.#byRegistry.delete(key);
    }
  }
}

// Every bundle of the server loads this module for itself; the watchers must be the same for all of them.
const KEY = Symbol.for("replica-map.watchers");
const place = globalThis as typeof globalThis & { [KEY]?: Watchers | undefined };

/** The watcher of a registry in this process. */
export function watcherOf(ref: RegistryRef): RegistryWatcher {
  return ownWatchers().of(ref);
}

/** To be called at the start, so that what ran before goes on. */
export function ownWatchers(): Watchers {
  if (place[KEY] === undefined) {
    const watchers = new Watchers(ownLeases());
    place[KEY] = watchers;
    getDatabase().then(
      (db) => watchers.hear(db),
      (error: unknown) => {
        logger.error({ err: error }, "what other processes tell is not heard");
      },
    );
  }
  return place[KEY];
}
