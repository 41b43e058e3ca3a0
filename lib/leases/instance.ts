import "server-only";
import { randomUUID } from "node:crypto";
import { getDatabase } from "@/lib/db/get-database";
import { onShutdown } from "@/lib/lifecycle/shutdown";
import { logger } from "@/lib/log/logger";
import { LeaseKeeper } from "./lease-keeper";

// The server has several bundles, each with its own copy of this module; a process has one name and one keeper.
const KEY = Symbol.for("replica-map.leases");
const place = globalThis as typeof globalThis & { [KEY]?: LeaseKeeper | undefined };

/** The leases of this process. Others get them at once when it stops in order. */
export function ownLeases(): LeaseKeeper {
  if (place[KEY] === undefined) {
    const keeper = new LeaseKeeper(getDatabase, randomUUID());
    onShutdown(() => {
      keeper.giveUpAll().catch((error: unknown) => {
        logger.warn({ err: error }, "leases could not be given up; they run out by themselves");
      });
    });
    place[KEY] = keeper;
  }
  return place[KEY];
}
