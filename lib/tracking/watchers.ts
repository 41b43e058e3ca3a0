import "server-only";
import { onOperationChange } from "@/lib/operations/announce";
import type { RegistryRef } from "@/lib/resource-id/resource-id";
import { formatRegistryId, resourceKey } from "@/lib/resource-id/resource-id";
import { RegistryWatcher } from "./registry-watcher";

interface Watchers {
  readonly byRegistry: Map<string, RegistryWatcher>;
}

// Every bundle of the server loads this module for itself; the watchers must be the same for all of them.
const place = globalThis as typeof globalThis & { replicaMapWatchers?: Watchers };

function watchers(): Watchers {
  if (!place.replicaMapWatchers) {
    const byRegistry = new Map<string, RegistryWatcher>();
    onOperationChange((registryId) => byRegistry.get(resourceKey(registryId))?.hurry());
    place.replicaMapWatchers = { byRegistry };
  }
  return place.replicaMapWatchers;
}

/** The watcher of a registry in this process; made on first use. */
export function watcherOf(ref: RegistryRef): RegistryWatcher {
  const { byRegistry } = watchers();
  const key = resourceKey(formatRegistryId(ref));
  const existing = byRegistry.get(key);
  if (existing) return existing;
  forgetIdle(byRegistry);
  const watcher = new RegistryWatcher(ref);
  byRegistry.set(key, watcher);
  return watcher;
}

// Asked for on every new watcher, so memory follows what is watched without a timer of its own.
function forgetIdle(byRegistry: Map<string, RegistryWatcher>): void {
  for (const [key, watcher] of byRegistry) {
    if (watcher.isIdle) byRegistry.delete(key);
  }
}
