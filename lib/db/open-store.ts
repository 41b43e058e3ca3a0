import "server-only";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { MEMORY_DATA_DIR } from "@/lib/config/configuration";
import type { DataDirLock } from "./data-dir-lock";
import { lockDataDir } from "./data-dir-lock";
import type { Database } from "./database";
import { migrate } from "./migrate";
import { openPGlite } from "./pglite-database";
import { StoreRefusal } from "./store-refusal";

/** Locks the folder, opens the store in it and brings it up to date. */
export async function openStore(dataDir: string): Promise<Database> {
  if (dataDir === MEMORY_DATA_DIR) return openMigrated(MEMORY_DATA_DIR, undefined);
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StoreRefusal(
      `The data folder ${dataDir} cannot be made or written to. Set DATA_DIR to a folder that can.`,
      {
        cause: error,
      },
    );
  }
  const lock = lockDataDir(path.join(dataDir, "store.lock"));
  return openMigrated(path.join(dataDir, "store"), lock);
}

async function openMigrated(folder: string, lock: DataDirLock | undefined): Promise<Database> {
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
