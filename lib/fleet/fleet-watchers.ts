import "server-only";
import { armPrincipalOf } from "@/lib/auth/arm-principal";
import type { Caller } from "@/lib/auth/caller";
import type { Database } from "@/lib/db/database";
import { getDatabase } from "@/lib/db/get-database";
import { logger } from "@/lib/log/logger";
import { FleetWatcher } from "./fleet-watcher";

const FORGOTTEN_AFTER_MS = 10 * 60_000;
/** A list of a thousand registries is about a megabyte. */
const MOST_WATCHERS = 200;

/** The fleets of one process: one of each principal, which nobody else gets at. */
class FleetWatchers {
  readonly #byPrincipal = new Map<string, FleetWatcher>();

  /** Made on first use. */
  of(caller: Caller, nowMs = Date.now()): FleetWatcher {
    const principal = armPrincipalOf(caller);
    const existing = this.#byPrincipal.get(principal);
    if (existing) return existing;
    this.#forget(nowMs);
    const watcher = new FleetWatcher();
    this.#byPrincipal.set(principal, watcher);
    return watcher;
  }

  /** Gives a function that ends it. */
  hear(db: Database): () => void {
    return db.listen("operations", {
      onMessage: (registryId) => {
        for (const watcher of this.#byPrincipal.values()) watcher.hurry(registryId);
      },
      onListening: () => undefined,
    });
  }

  #forget(nowMs: number): void {
    const byAge = [...this.#byPrincipal].sort(([, a], [, b]) => (a.usedMs < b.usedMs ? -1 : 1));
    for (const [principal, watcher] of byAge) {
      const isOld = nowMs - watcher.usedMs > FORGOTTEN_AFTER_MS;
      if (!isOld && this.#byPrincipal.size < MOST_WATCHERS) return;
      if (watcher.usedMs === Infinity) return;
      this.#byPrincipal.delete(principal);
    }
  }
}

// Every bundle of the server loads this module for itself; the watchers must be the same for all of them.
const KEY = Symbol.for("replica-map.fleet-watchers");
const place = globalThis as typeof globalThis & { [KEY]?: FleetWatchers | undefined };

/** The fleet of the principal that this caller's requests are signed by. */
export function fleetWatcherOf(caller: Caller): FleetWatcher {
  let own = place[KEY];
  if (own === undefined) {
    own = new FleetWatchers();
    place[KEY] = own;
    const watchers = own;
    getDatabase().then(
      (db) => watchers.hear(db),
      (error: unknown) => {
        logger.error({ err: error }, "fleets do not hear of operations");
      },
    );
  }
  return own.of(caller);
}
