import "server-only";
import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { MEMORY_DATA_DIR } from "@/lib/config/configuration";
import type { Database } from "./database";
import { onPGlite } from "./pglite-database";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));

/**
 * An embedded store in memory with nothing in it, not even our schema.
 *
 * PGlite takes seconds to make one, and a quarter of that to open a copy: it is made once per version of PGlite.
 */
export async function openNewTestStore(): Promise<Database> {
  const file = path.join(PROJECT, ".cache", "test-stores", `pglite-${versionOfPGlite()}.tar`);
  if (!existsSync(file)) await makeNewStore(file);
  const loadDataDir = new Blob([readFileSync(file)]);
  return onPGlite(await PGlite.create({ dataDir: MEMORY_DATA_DIR, loadDataDir }));
}

async function makeNewStore(file: string): Promise<void> {
  const made = await PGlite.create(MEMORY_DATA_DIR);
  const content = await made.dumpDataDir("none");
  await made.close();
  mkdirSync(path.dirname(file), { recursive: true });
  // Other test files may be at the same: each writes its own, and the last one stays.
  const own = `${file}.${randomUUID()}`;
  writeFileSync(own, new Uint8Array(await content.arrayBuffer()));
  renameSync(own, file);
}

function versionOfPGlite(): string {
  const manifest = path.join(PROJECT, "node_modules/@electric-sql/pglite/package.json");
  return (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
}
