import "server-only";
import { randomUUID } from "node:crypto";
import { getConfiguration } from "@/lib/config/configuration";
import { getDatabase } from "@/lib/db/get-database";
import { onShutdown } from "@/lib/lifecycle/shutdown";
import { logger } from "@/lib/log/logger";
import { LeaseKeeper } from "./lease-keeper";

const HOUR_MS = 60 * 60_000;

// The server has several bundles, each with its own copy of this module; a process has one name and one keeper.
const KEY = Symbol.for("replica-map.leases");
const place = globalThis as typeof globalThis & { [KEY]?: LeaseKeeper | undefined };

/** The leases of this process. Others get them at once when it stops in order. */
export function ownLeases(): LeaseKeeper {
  if (place[KEY] === undefined) {
    // The embedded store belongs to one process, and drops what others held when it opens.
    const isAlone = getConfiguration().database === undefined;
    const keeper = new LeaseKeeper(getDatabase, randomUUID(), isAlone ? { lifetimeMs: HOUR_MS } : {});
    onShutdown(() => {
      keeper.giveUpAll().catch((error: unknown) => {
        logger.warn({ err: error }, "leases could not be given up; they run out by themselves");
      });
    });
    place[KEY] = keeper;
  }
  return place[KEY];
}
