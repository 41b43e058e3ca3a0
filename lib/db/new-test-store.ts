import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { MEMORY_DATA_DIR } from "@/lib/config/configuration";
import type { Database } from "./database";
import { migrate } from "./migrate";
import { MIGRATIONS } from "./migrations/all";
import { onPGlite } from "./pglite-database";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));
const FOLDER = path.join(PROJECT, ".cache", "test-stores");

/**
 * An embedded store in memory with our schema and nothing in it.
 *
 * PGlite takes seconds to make one, and a quarter of that to open a copy: it is made once per version of PGlite and of
 * our schema.
 */
export async function openNewTestStore(): Promise<Database> {
  const file = path.join(FOLDER, `pglite-${versionOfPGlite()}-${versionOfSchema()}.tar`);
  if (!existsSync(file)) await makeNewStore(file);
  const loadDataDir = new Blob([readFileSync(file)]);
  return onPGlite(await PGlite.create({ dataDir: MEMORY_DATA_DIR, loadDataDir }));
}

async function makeNewStore(file: string): Promise<void> {
  const made = await PGlite.create(MEMORY_DATA_DIR);
  await migrate(await onPGlite(made));
  // Nobody makes a database in it: a third less to copy each time.
  await made.exec("update pg_database set datistemplate = false");
  await made.exec("drop database template0");
  await made.exec("drop database template1");
  await made.exec("checkpoint");
  const content = await made.dumpDataDir("none");
  await made.close();
  mkdirSync(FOLDER, { recursive: true });
  for (const other of readdirSync(FOLDER)) {
    if (other.endsWith(".tar") && other !== path.basename(file))
      rmSync(path.join(FOLDER, other), { force: true });
  }
  // Other test files may be at the same: each writes its own, and the last one stays.
  const own = `${file}.${randomUUID()}`;
  writeFileSync(own, new Uint8Array(await content.arrayBuffer()));
  renameSync(own, file);
}

function versionOfPGlite(): string {
  const manifest = path.join(PROJECT, "node_modules/@electric-sql/pglite/package.json");
  return (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
}

function versionOfSchema(): string {
  const hash = createHash("sha256");
  for (const { name, script } of MIGRATIONS) hash.update(JSON.stringify([name, script]));
  return hash.digest("hex").slice(0, 16);
}
