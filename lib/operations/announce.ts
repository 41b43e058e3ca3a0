import "server-only";
import { logger } from "@/lib/log/logger";

type Listener = (registryId: string) => void;

// The server has several bundles, each with its own copy of this module; listeners must hear them all.
const KEY = Symbol.for("replica-map.operation-listeners");
const place = globalThis as typeof globalThis & { [KEY]?: Set<Listener> | undefined };

function listeners(): Set<Listener> {
  place[KEY] ??= new Set();
  return place[KEY];
}

/** Tells this process that something of ours was started or changed on a registry. Never throws. */
export function announceOperationChange(registryId: string): void {
  for (const listener of [...listeners()]) {
    try {
      listener(registryId);
    } catch (error) {
      logger.error({ err: error, registryId }, "a listener failed on an operation's change");
    }
  }
}

/** Hears the ids as they were announced: compare them through `resourceKey`. */
export function onOperationChange(listener: Listener): () => void {
  listeners().add(listener);
  return () => {
    listeners().delete(listener);
  };
}
