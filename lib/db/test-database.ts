import "server-only";
import type { Database } from "./database";
import { getDatabase } from "./get-database";
import { migrate } from "./migrate";

/**
 * The store that the code under test gets from `getDatabase()`: in memory, of this test file alone, empty.
 *
 * Call it before each test, the first time in a hook with the long time limit: starting takes seconds.
 */
export async function emptyTestDatabase(): Promise<Database> {
  process.env["DATA_DIR"] = "memory://";
  const db = await getDatabase();
  await db.exec("drop schema public cascade; create schema public;");
  await migrate(db);
  return db;
}
