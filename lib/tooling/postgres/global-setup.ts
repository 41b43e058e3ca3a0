import type { TestProject } from "vitest/node";
import { startPostgres } from "./start-postgres";

/** One server for all files; each makes a database of its own in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  project.provide("postgresUrl", server.urlOf("postgres"));
  return server.stop;
}
