import "server-only";
import { getConfiguration } from "@/lib/config/configuration";
import type { Database } from "./database";
import { openStore } from "./open-store";

// The server has several bundles, each with its own copy of this module; they share one store.
const KEY = Symbol.for("replica-map.database");
const place = globalThis as typeof globalThis & { [KEY]?: Promise<Database> | undefined };

/** Opens the store at the first call of the process. A start that failed can be tried again. */
export function getDatabase(open: () => Promise<Database> = openConfiguredStore): Promise<Database> {
  if (process.env["NEXT_PHASE"] === "phase-production-build") {
    return Promise.reject(new Error("The store is not opened while the product is built."));
  }
  if (place[KEY] === undefined) {
    const opening = open();
    opening.catch(() => {
      if (place[KEY] === opening) place[KEY] = undefined;
    });
    place[KEY] = opening;
  }
  return place[KEY];
}

function openConfiguredStore(): Promise<Database> {
  return openStore(getConfiguration());
}

/** Lets go of the folder or the connections, so that the next process can have them. */
export async function closeDatabase(): Promise<void> {
  const opened = place[KEY];
  place[KEY] = undefined;
  if (opened !== undefined) await (await opened).close();
}
