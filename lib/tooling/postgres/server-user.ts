import { spawnSync } from "node:child_process";
import { chownSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Refused } from "../refused.mjs";

/** Whom the server runs as; empty for whoever runs the tests. */
export interface ServerUser {
  readonly uid?: number;
  readonly gid?: number;
}

// The first two are made for this; any other will do.
const PREFERRED = ["postgres", "nobody"];
const TEMPORARY_FOLDERS = [tmpdir(), "/tmp", "/var/tmp"];

/** PostgreSQL refuses to run as root. Root can start it as somebody else; nobody else can, or needs to. */
export function serverUser(
  ownUid: number | undefined = process.getuid?.(),
  readAccounts: () => string = () => readFileSync("/etc/passwd", "utf8"),
): ServerUser {
  if (ownUid !== 0) return {};
  const accounts = accountsIn(readAccounts());
  const chosen = PREFERRED.map((name) => accounts.find((account) => account.name === name)).find(Boolean);
  const { uid, gid } = chosen ?? accounts[0] ?? {};
  if (uid === undefined || gid === undefined) {
    throw new Refused(
      "The tests run as root, PostgreSQL refuses to, and /etc/passwd has nobody else. Run the tests as an ordinary user, or add one (useradd tests).",
    );
  }
  return { uid, gid };
}

function accountsIn(passwd: string): { name: string; uid: number; gid: number }[] {
  return passwd.split("\n").flatMap((line) => {
    const [name = "", , uid = "", gid = ""] = line.split(":");
    return /^[1-9]\d*$/.test(uid) && /^\d+$/.test(gid) ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}

/** A new folder that belongs to that user, somewhere where it can get at it. */
export function folderFor(user: ServerUser, bases: readonly string[] = TEMPORARY_FOLDERS): string {
  for (const base of bases) {
    const folder = mkdtempSync(join(base, "replica-map-postgres-"));
    if (user.uid === undefined || user.gid === undefined) return folder;
    chownSync(folder, user.uid, user.gid);
    const probe = spawnSync("/bin/sh", ["-c", 'test -w "$1"', "sh", folder], { ...user, cwd: "/" });
    if (probe.status === 0) return folder;
    rmSync(folder, { recursive: true });
    if (probe.error) {
      throw new Refused(
        `The tests run as root and PostgreSQL refuses to, but nothing can be started as another user here (${probe.error.message}). Run the tests as an ordinary user.`,
      );
    }
  }
  throw new Refused(
    `The database for the tests needs a folder that the user ${user.uid} can write to; none of ${bases.join(", ")} is one. Set TMPDIR to such a folder.`,
  );
}
