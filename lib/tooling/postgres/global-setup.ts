import type { TestProject } from "vitest/node";
import { databaseAddress } from "../../config/database-address";
import { openStore } from "../../db/open-store";
import { startPostgres } from "./start-postgres";

/** One server for all files; each makes a database of its own in it, as a copy of one that has our schema. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  const template = await server.createDatabase();
  const store = await openStore({ database: databaseAddress.parse(template), dataDir: "" });
  await store.close();
  project.provide("postgresUrl", server.urlOf("postgres"));
  project.provide("templateUrl", template);
  return server.stop;
}
