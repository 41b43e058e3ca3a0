import "server-only";
import { readFileSync } from "node:fs";
import type { Client, ClientConfig, Pool as PoolType, PoolClient, PoolConfig } from "pg";
import { Pool, TypeOverrides, types } from "pg";
import type { DatabaseAddress } from "@/lib/config/database-address";
import { logger } from "@/lib/log/logger";
import type { Database, Transaction } from "./database";
import { isConnectionLost, storeError } from "./postgres-errors";
import { PostgresListener } from "./postgres-listener";
import { StoreRefusal } from "./store-refusal";

const CONNECTIONS = 10;
const CONNECT_MS = 5_000;
/** A process that hangs in a transaction must not keep the others from the audit trail for ever. */
const IDLE_IN_TRANSACTION_MS = 30_000;
/** How much longer than the server itself we wait for its answer: then the network has swallowed it. */
const ANSWER_MS = 5_000;

export interface Limits {
  readonly statementMs: number;
  /** Rows of the audit trail are written in turn, migrations too; whoever waits longer than this gives up. */
  readonly lockMs: number;
}

const REQUESTS: Limits = { statementMs: 15_000, lockMs: 10_000 };

// Counts and numbers of rows stay far below 2^53, and PGlite gives numbers too.
const parsers = new TypeOverrides();
parsers.setTypeParser(types.builtins.INT8, Number);

/** Opens no connection yet. Whatever fails later is `unavailable` in words, and works again with the server. */
export function openPostgres(address: DatabaseAddress, limits: Limits = REQUESTS): Database {
  const pool = new Pool(poolConfig(address, limits));
  const listener = new PostgresListener(clientConfig(address, limits));
  const log = outageLog();
  // Without a listener the end of an idle connection would be the end of the process.
  pool.on("error", log.down);
  pool.on("connect", (client) => {
    client.on("error", log.down);
  });

  const ask: Ask = async (work) => {
    try {
      const answer = await work();
      log.up();
      return answer;
    } catch (error) {
      const told = storeError(error);
      if (told !== error) log.down(error);
      throw told;
    }
  };
  return {
    kind: "PostgreSQL",
    ...statementsOn(pool, ask),
    transaction: async (run) => inTransaction(await ask(() => pool.connect()), ask, run),
    listen: (channel, heard) => listener.listen(channel, heard),
    close: async () => {
      await listener.close();
      await pool.end();
    },
  };
}

type Ask = <T>(work: () => Promise<T>) => Promise<T>;

function statementsOn(connection: PoolType | Client | PoolClient, ask: Ask): Transaction {
  return {
    query: <Row>({ text, values }: { text: string; values: readonly unknown[] }) =>
      ask(async () => (await connection.query(text, [...values])).rows as Row[]),
    exec: (script) =>
      ask(async () => {
        await connection.query(script);
      }),
  };
}

async function inTransaction<T>(
  client: PoolClient,
  ask: Ask,
  run: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const connection = { isLost: false };
  const watched: Ask = (work) =>
    ask(async () => {
      try {
        return await work();
      } catch (error) {
        connection.isLost ||= isConnectionLost(error);
        throw error;
      }
    });
  const transaction = statementsOn(client, watched);
  try {
    await transaction.exec("begin");
    const result = await run(transaction);
    await transaction.exec("commit");
    return result;
  } catch (error) {
    // The server rolls back what a lost connection has left open. The first error tells more than a second one.
    if (!connection.isLost) await transaction.exec("rollback").catch(() => undefined);
    throw error;
  } finally {
    client.release(connection.isLost);
  }
}

function poolConfig(address: DatabaseAddress, limits: Limits): PoolConfig {
  return { ...clientConfig(address, limits), max: CONNECTIONS };
}

function clientConfig(address: DatabaseAddress, { statementMs, lockMs }: Limits): ClientConfig {
  return {
    host: address.host,
    port: address.port,
    database: address.database,
    ...(address.user === undefined ? {} : { user: address.user }),
    ...(address.password === undefined ? {} : { password: address.password }),
    ssl: address.tls === "none" ? false : tlsFor(address),
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    types: parsers,
    application_name: "replica-map",
    // A row that was promised to the trail is on disk, also where the server would promise less.
    options: "-c synchronous_commit=on",
    statement_timeout: statementMs,
    query_timeout: statementMs + ANSWER_MS,
    lock_timeout: lockMs,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
  };
}

function tlsFor({ rootCertificateFile }: DatabaseAddress): PoolConfig["ssl"] {
  if (rootCertificateFile === undefined) return { rejectUnauthorized: true };
  try {
    return { rejectUnauthorized: true, ca: readFileSync(rootCertificateFile, "utf8") };
  } catch (cause) {
    throw new StoreRefusal(
      `The file ${rootCertificateFile}, which sslrootcert in DATABASE_URL names, cannot be read. Correct its path, or make it readable.`,
      { cause },
    );
  }
}

/** One log line when the database goes away and one when it is back, however many requests meet it. */
function outageLog(): { down: (error: unknown) => void; up: () => void } {
  let isDown = false;
  return {
    down: (error) => {
      if (!isDown) logger.error({ err: error }, "the database does not answer");
      isDown = true;
    },
    up: () => {
      if (isDown) logger.info("the database answers again");
      isDown = false;
    },
  };
}
