import "server-only";
import { randomUUID } from "node:crypto";
import {
  copyFileSync,
  constants,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { z } from "zod";
import { isRunning, ownIdentity } from "./process-identity";
import { StoreRefusal } from "./store-refusal";

export interface DataDirLock {
  release(): void;
}

const Holder = z.object({
  nonce: z.string(),
  machine: z.string(),
  pid: z.int().positive(),
  startedAt: z.string().optional(),
});
type Holder = z.infer<typeof Holder>;

const HEARTBEAT_MS = 10_000;
/** A holder on another machine that has not touched its file for this long is taken for dead. */
const FRESH_MS = 45_000;

/**
 * Takes the store for this process, or refuses in words.
 *
 * The embedded database has no lock of its own: two processes on one folder both report success and one of
 * them loses its rows.
 */
export function lockDataDir(file: string): DataDirLock {
  const holder: Holder = { nonce: randomUUID(), ...ownIdentity() };
  for (let tries = 0; tries < 5; tries += 1) {
    if (create(file, holder)) return held(file, holder);
    const current = readHolder(file);
    if (current === "gone") continue;
    // Unreadable: another process is between making its file and writing into it, or it ended there.
    const isTaken = current === "unreadable" ? isFresh(file) : isAlive(file, current);
    if (isTaken) throw refusalBy(file, current);
    removeStale(file, current);
  }
  throw refusalBy(file, "unreadable");
}

function create(file: string, holder: Holder): boolean {
  try {
    writeFileSync(file, JSON.stringify(holder), { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function readHolder(file: string): Holder | "gone" | "unreadable" {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "gone";
    throw error;
  }
  try {
    return Holder.parse(JSON.parse(text));
  } catch {
    return "unreadable";
  }
}

function isAlive(file: string, holder: Holder): boolean {
  const own = ownIdentity();
  return holder.machine === own.machine
    ? isRunning({ pid: holder.pid, startedAt: holder.startedAt })
    : isFresh(file);
}

function isFresh(file: string): boolean {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat !== undefined && Date.now() - stat.mtimeMs < FRESH_MS;
}

// Two processes may find the same stale file. It is moved away first, and put back when it turns out to be
// another one than the one that was judged.
function removeStale(file: string, judged: Holder | "unreadable"): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  const moved = readHolder(aside);
  const isSame =
    moved === judged ||
    (typeof moved === "object" && typeof judged === "object" && moved.nonce === judged.nonce);
  try {
    if (!isSame) copyFileSync(aside, file, constants.COPYFILE_EXCL);
  } finally {
    unlinkSync(aside);
  }
}

function held(file: string, holder: Holder): DataDirLock {
  const isMine = () => {
    const current = readHolder(file);
    return typeof current === "object" && current.nonce === holder.nonce;
  };
  const heartbeat = setInterval(() => {
    const now = new Date();
    if (isMine()) utimesSync(file, now, now);
  }, HEARTBEAT_MS);
  heartbeat.unref();
  const release = () => {
    clearInterval(heartbeat);
    process.removeListener("exit", release);
    if (isMine()) unlinkSync(file);
  };
  process.on("exit", release);
  return { release };
}

function refusalBy(file: string, holder: Holder | "unreadable"): StoreRefusal {
  const who =
    typeof holder === "object"
      ? `the process ${holder.pid} on ${holder.machine.split(" ")[0]}`
      : "another process";
  return new StoreRefusal(
    `The data folder is in use by ${who}, and only one dashboard may use it at a time. Stop the other one, or set DATA_DIR to another folder. If the other one was on another machine and is gone, wait a minute and start again. (${file})`,
  );
}
