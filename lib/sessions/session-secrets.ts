import "server-only";
import { randomBytes } from "node:crypto";
import { existsSync, linkSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { getConfiguration, MEMORY_DATA_DIR } from "@/lib/config/configuration";
import { makeFolder } from "@/lib/db/make-folder";

const FILE = "session-secret";
const SECRET_BYTES = 48;
const KEY = Symbol.for("replica-map.session-secret");
const place = globalThis as typeof globalThis & { [KEY]?: string | undefined };

/** The first seals, all open. With the local Azure one is made and kept beside its data. */
export function getSessionSecrets(): readonly string[] {
  const { sessionSecrets, dataDir } = getConfiguration();
  if (sessionSecrets.length > 0) return sessionSecrets;
  place[KEY] ??= dataDir === MEMORY_DATA_DIR ? makeSecret() : keptIn(dataDir);
  return [place[KEY]];
}

function makeSecret(): string {
  return randomBytes(SECRET_BYTES).toString("base64");
}

function keptIn(dataDir: string): string {
  makeFolder(dataDir);
  const file = path.join(dataDir, FILE);
  if (!existsSync(file)) makeOnce(file);
  const kept = readFileSync(file, "utf8").trim();
  if (kept.length >= SECRET_BYTES) return kept;
  throw new Error(`The file ${file} holds no secret. Delete it, and a new one is made.`);
}

/** Of several processes that start together one wins, and none reads half a secret. */
function makeOnce(file: string): void {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(draft, makeSecret(), { mode: 0o600, flag: "wx" });
  try {
    linkSync(draft, file);
  } catch (error) {
    const isThere = error instanceof Error && "code" in error && error.code === "EEXIST";
    if (!isThere) throw error;
  } finally {
    unlinkSync(draft);
  }
}
