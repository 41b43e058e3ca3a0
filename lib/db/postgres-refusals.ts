import "server-only";
import { DatabaseError } from "pg";
import type { DatabaseAddress } from "@/lib/config/database-address";
import { AppError } from "@/lib/errors/app-error";
import type { Database } from "./database";
import { sql } from "./sql";
import { StoreRefusal } from "./store-refusal";

/** The oldest release that its makers still repair. */
const OLDEST_VERSION = 15;

/** Refuses a server that would lose or garble what it is given. */
export async function refuseUnfitServer(db: Database, oldestVersion: number = OLDEST_VERSION): Promise<void> {
  const [server] = await db.query<{ version: number; encoding: string; reads: boolean; old: boolean }>(sql`
    select
      current_setting('server_version_num')::int / 10000 as version,
      current_setting('server_encoding') as encoding,
      pg_is_in_recovery() as reads,
      current_setting('server_version_num')::int / 10000 < ${oldestVersion}::int as old`);
  if (server === undefined || server.old) {
    throw new StoreRefusal(
      `The database is PostgreSQL ${server?.version ?? "of an unknown version"}, and this release needs ${oldestVersion} or later. Upgrade it, or set DATABASE_URL to a newer one.`,
    );
  }
  if (server.encoding !== "UTF8") {
    throw new StoreRefusal(
      `The database keeps text as ${server.encoding}, which cannot hold every name. Create one with the encoding UTF8, and set DATABASE_URL to it.`,
    );
  }
  if (server.reads) {
    throw new StoreRefusal(
      "The database is a standby that can only be read. Set DATABASE_URL to the primary server.",
    );
  }
}

/** Why the store on PostgreSQL could not be opened, for the operator; undefined for a fault of ours. */
export function postgresRefusal(address: DatabaseAddress, error: unknown): StoreRefusal | undefined {
  if (error instanceof StoreRefusal) return undefined;
  const words = wordsFor(address, driverErrorIn(error));
  return words === undefined ? undefined : new StoreRefusal(words, { cause: error });
}

function wordsFor(address: DatabaseAddress, error: unknown): string | undefined {
  const { database, user } = address;
  const where = `the database server ${address.host}${address.host.startsWith("/") ? "" : `:${address.port}`}`;
  if (!(error instanceof Error)) return undefined;
  const code = (error as NodeJS.ErrnoException).code ?? "";
  const who = user === undefined ? "the user" : `the user "${user}"`;
  if (error instanceof DatabaseError) {
    if (code.startsWith("28")) {
      return `${upperFirst(where)} does not let ${who} in (${code}). Look at the user and password in DATABASE_URL, and at the server's pg_hba.conf or firewall.`;
    }
    if (code === "3D000") {
      return `There is no database "${database}" on ${where}. Create it, or correct DATABASE_URL.`;
    }
    if (code === "42501") {
      return `${upperFirst(who)} may not create tables in the database "${database}". Make it the owner of the database, or run there: grant create, usage on schema public to ${user ?? "USER"};`;
    }
    if (code === "25006") {
      return `${upperFirst(where)} can only be read. Set DATABASE_URL to the primary server.`;
    }
    if (/^(53|57|08)/.test(code)) {
      return `${upperFirst(where)} is up but takes no work (${code}: ${error.message}). Start again when it does.`;
    }
    return undefined;
  }
  if (/does not support SSL/.test(error.message)) {
    return `${upperFirst(where)} offers no encryption. Turn it on there, or add sslmode=disable to DATABASE_URL where the network between is your own.`;
  }
  if (/CERT|SIGNATURE|SELF_SIGNED|ISSUER|ERR_TLS/.test(code)) {
    return `The certificate of ${where} is not trusted (${code}). Name the authority that issued it with sslrootcert in DATABASE_URL, and use the name that stands in the certificate.`;
  }
  return `${upperFirst(where)} cannot be reached${code === "" ? "" : ` (${code})`}. Start it, correct DATABASE_URL, or look at the network between.`;
}

/** Below what the rest of the product is told. Anything else than an answer or its absence is a fault of ours. */
function driverErrorIn(error: unknown): unknown {
  if (error instanceof AppError) return error.cause;
  return error instanceof DatabaseError ? error : undefined;
}

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
