import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { freePort } from "../ports.mjs";
import { Refused } from "../refused.mjs";
import { serverPrograms, type ServerPrograms } from "./server-programs";
import { folderFor, serverUser, type ServerUser } from "./server-user";

export interface RunningPostgres {
  /** Holds all that it writes. */
  readonly folder: string;
  /** An address for `DATABASE_URL`. */
  readonly urlOf: (database: string) => string;
  /** Gives the address of a new, empty database. */
  readonly createDatabase: () => Promise<string>;
  /** What a statement gives, in a connection of its own. */
  readonly ask: (url: string, statement: string) => Promise<Record<string, unknown>[]>;
  /** As when its machine goes down; what was committed is there again after `resume`. */
  readonly halt: () => Promise<void>;
  readonly resume: () => Promise<void>;
  /** Ends it and removes all that it wrote. */
  readonly stop: () => Promise<void>;
}

const START_MS = 60_000;
const OWNER = "tests";
// What protects data from a power cut, and would only cost time here.
const SETTINGS = [
  "fsync=off",
  "full_page_writes=off",
  "autovacuum=off",
  "max_connections=150",
  "shared_buffers=32MB",
];

/**
 * Ends the server at a line on standard input. When that ends without one, as it does when this process is killed,
 * the folder goes too.
 *
 * Standard input of what runs in the background is empty by itself; that is what 3 is for.
 */
const UNTIL_TOLD = `
  exec 3<&0
  "$@" & server=$!
  (read -r _ <&3 || : >ended; kill -INT $server 2>/dev/null) &
  trap : INT TERM HUP
  while kill -0 $server 2>/dev/null; do wait $server; done
  if [ -e ended ]; then rm -rf "$PWD"; fi`;

/** A PostgreSQL server for tests, on this machine only, as an unprivileged user. */
export async function startPostgres(user: ServerUser = serverUser()): Promise<RunningPostgres> {
  const folder = folderFor(user);
  const password = randomBytes(16).toString("hex");
  try {
    const programs = serverPrograms(user, folder);
    makeCluster(programs, user, folder, password);
    const port = await freePort();
    const run = () => runServer(programs.postgres, user, folder, port);
    const urlOf = (database: string) =>
      `postgresql://${OWNER}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
    let halt = await run();
    let made = 0;
    return {
      folder,
      urlOf,
      createDatabase: async () => {
        made += 1;
        const name = `tests_${process.pid}_${made}`;
        await ask(urlOf("postgres"), `create database ${name}`);
        return urlOf(name);
      },
      ask,
      halt: () => halt(),
      resume: async () => {
        halt = await run();
      },
      stop: async () => {
        await halt();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function makeCluster({ initdb }: ServerPrograms, user: ServerUser, folder: string, password: string): void {
  const passwordFile = join(folder, "password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user.uid !== undefined && user.gid !== undefined) chownSync(passwordFile, user.uid, user.gid);
  const made = spawnSync(
    initdb,
    [
      `--pgdata=${join(folder, "data")}`,
      `--username=${OWNER}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--no-sync",
    ],
    { ...user, cwd: folder, env: ENVIRONMENT, encoding: "utf8" },
  );
  if (made.status === 0) return;
  throw new Refused(`The database for the tests could not be made: ${made.error?.message ?? made.stderr}`);
}

// Messages are read here, so they are in English whatever the machine speaks.
const ENVIRONMENT = { ...systemPaths(), NODE_ENV: "test", LC_ALL: "C", TZ: "UTC" } as const;

function systemPaths(): Record<string, string | undefined> {
  const names = ["PATH", "SystemRoot", "TEMP"];
  return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}

/** Gives what ends it. */
async function runServer(
  postgres: string,
  user: ServerUser,
  folder: string,
  port: number,
): Promise<() => Promise<void>> {
  const settings = [
    ...SETTINGS,
    "listen_addresses=127.0.0.1",
    `port=${port}`,
    "unix_socket_directories=",
  ].flatMap((setting) => ["-c", setting]);
  const command = [postgres, "-D", join(folder, "data"), ...settings];
  const child =
    process.platform === "win32"
      ? spawn(postgres, command.slice(1), { env: ENVIRONMENT, stdio: ["ignore", "ignore", "pipe"] })
      : spawn("/bin/sh", ["-c", UNTIL_TOLD, "sh", ...command], {
          ...user,
          cwd: folder,
          env: ENVIRONMENT,
          stdio: ["pipe", "ignore", "pipe"],
        });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  let log = "";
  const isReady = new Promise<boolean>((resolve) => {
    child.once("error", (error) => {
      log += error.message;
      resolve(false);
    });
    child.once("exit", () => resolve(false));
    child.stderr.on("data", (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-20_000);
      if (log.includes("database system is ready to accept connections")) resolve(true);
    });
    setTimeout(() => resolve(false), START_MS).unref();
  });
  const end = async () => {
    // It may have ended by itself, and then nobody reads.
    if (child.stdin) child.stdin.once("error", () => undefined).write("\n");
    else child.kill("SIGINT");
    await ended;
  };
  if (await isReady) return end;
  await Promise.race([end(), new Promise((resolve) => setImmediate(resolve))]);
  throw new Refused(`The database for the tests did not start:\n${log}`);
}

async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}
