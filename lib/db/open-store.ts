import "server-only";
import path from "node:path";
import type { Configuration } from "@/lib/config/configuration";
import { MEMORY_DATA_DIR } from "@/lib/config/configuration";
import type { DatabaseAddress } from "@/lib/config/database-address";
import type { DataDirLock } from "./data-dir-lock";
import { lockDataDir } from "./data-dir-lock";
import type { Database } from "./database";
import { makeFolder } from "./make-folder";
import { migrate } from "./migrate";
import { openPGlite } from "./pglite-database";
import type { Limits } from "./postgres-database";
import { openPostgres } from "./postgres-database";
import { postgresRefusal, refuseUnfitServer } from "./postgres-refusals";
import { StoreRefusal } from "./store-refusal";

/** Whoever starts second waits for the migrations of the first. */
const MIGRATIONS: Limits = { statementMs: 5 * 60_000, lockMs: 5 * 60_000 };

/** Opens the store that the configuration names and brings it up to date, or refuses in words. */
export async function openStore({
  database,
  dataDir,
}: Pick<Configuration, "database" | "dataDir">): Promise<Database> {
  if (database !== undefined) return openOnPostgres(database);
  if (dataDir === MEMORY_DATA_DIR) return openEmbedded(MEMORY_DATA_DIR, undefined);
  try {
    makeFolder(dataDir);
  } catch (error) {
    throw new StoreRefusal(
      `The data folder ${dataDir} cannot be made or written to. Set DATA_DIR to a folder that can.`,
      {
        cause: error,
      },
    );
  }
  const lock = lockDataDir(path.join(dataDir, "store.lock"));
  return openEmbedded(path.join(dataDir, "store"), lock);
}

async function openOnPostgres(address: DatabaseAddress): Promise<Database> {
  const db = openPostgres(address, MIGRATIONS);
  try {
    await refuseUnfitServer(db);
    await migrate(db);
  } catch (error) {
    throw postgresRefusal(address, error) ?? error;
  } finally {
    await db.close();
  }
  return openPostgres(address);
}

async function openEmbedded(folder: string, lock: DataDirLock | undefined): Promise<Database> {
  let db: Database | undefined;
  try {
    const opened = await openPGlite(folder).catch((cause: unknown) => {
      throw new StoreRefusal(
        `The store in ${folder} cannot be opened. Restore the folder from a backup, or set DATA_DIR to another one.`,
        { cause },
      );
    });
    db = opened;
    await migrate(opened);
    // One process at a time has this store: whoever held a lease is gone.
    await opened.exec("delete from leases");
    return {
      ...opened,
      close: async () => {
        await opened.close();
        lock?.release();
      },
    };
  } catch (error) {
    await db?.close();
    lock?.release();
    throw error;
  }
}
