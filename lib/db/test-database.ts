import "server-only";
import { getConfiguration } from "@/lib/config/configuration";
import type { Database } from "./database";
import { type FreshSchema, readFreshSchema, resetToFresh } from "./fresh-schema";
import { getDatabase } from "./get-database";
import { migrate } from "./migrate";
import { openNewTestStore } from "./new-test-store";
import { openStore } from "./open-store";

/** How the name of every database begins that tests may empty. */
export const TEST_DATABASE = "test_file_";

let fresh: FreshSchema | undefined;

/**
 * The store that the code under test gets from `getDatabase()`, of this test file alone, empty: embedded in memory,
 * or, in the step that repeats these tests on PostgreSQL, a database there.
 *
 * Call it before each test, the first time in a hook with the long time limit: starting takes seconds.
 */
export async function emptyTestDatabase(): Promise<Database> {
  process.env["DATA_DIR"] = "memory://";
  const { database, dataDir } = getConfiguration();
  const isOurs =
    database === undefined ? dataDir === "memory://" : database.database.startsWith(TEST_DATABASE);
  if (!isOurs) throw new Error("The configured store does not belong to the tests; it is not emptied.");
  const opened = { isNew: false };
  const db = await getDatabase(() => {
    opened.isNew = true;
    return database === undefined ? openNewTestStore() : openStore({ database, dataDir });
  });
  if (fresh !== undefined && (await resetToFresh(db, fresh))) return db;
  if (fresh !== undefined || !opened.isNew) {
    await db.exec("drop schema public cascade; create schema public;");
    await migrate(db);
  }
  fresh = await readFreshSchema(db);
  return db;
}
