import "server-only";
import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/**
 * Names one process for good: its id alone is given to another after a restart.
 *
 * Ids count only within a `machine`; containers that share a volume are machines of their own.
 */
export interface ProcessIdentity {
  readonly machine: string;
  readonly pid: number;
  /** Undefined where the system does not tell. */
  readonly startedAt: string | undefined;
}

export function ownIdentity(): ProcessIdentity {
  return { machine: machineName(), pid: process.pid, startedAt: startOf(process.pid) };
}

/** Only for processes of this machine. */
export function isRunning({ pid, startedAt }: Pick<ProcessIdentity, "pid" | "startedAt">): boolean {
  if (!exists(pid)) return false;
  const startedNow = startOf(pid);
  return startedAt === undefined || startedNow === undefined || startedNow === startedAt;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: there is such a process, and it belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function machineName(): string {
  if (process.platform !== "linux") return hostname();
  return `${hostname()} ${read(() => readlinkSync("/proc/self/ns/pid")) ?? ""}`.trim();
}

function startOf(pid: number): string | undefined {
  if (process.platform === "linux") {
    const stat = read(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
    // proc(5): field 22 is the start in ticks since boot; the name in field 2 may hold spaces and brackets.
    const ticks = stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    const boot = read(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim());
    return ticks === undefined || boot === undefined ? undefined : `${boot}:${ticks}`;
  }
  if (process.platform === "win32") return undefined;
  return read(() => execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim());
}

// Hardened systems hide parts of /proc; then the process id has to be enough.
function read(source: () => string): string | undefined {
  try {
    return source() || undefined;
  } catch {
    return undefined;
  }
}
