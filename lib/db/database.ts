import "server-only";
import type { Fragment } from "./sql";

export interface Queryable {
  /**
   * Rows as the driver gives them: bigint as number, timestamptz as Date, jsonb parsed.
   *
   * Throws `unavailable` in words when PostgreSQL does not answer.
   */
  query<Row>(fragment: Fragment): Promise<Row[]>;
}

export interface Transaction extends Queryable {
  /** A script of several statements without parameters. */
  exec(script: string): Promise<void>;
}

export type StoreKind = "embedded" | "PostgreSQL";

export interface Database extends Transaction {
  readonly kind: StoreKind;
  /**
   * Commits when `run` is fulfilled and rolls back when it throws.
   *
   * The embedded store has one connection, PostgreSQL lends one: never await the network in here, and use only the
   * transaction given.
   */
  transaction<T>(run: (transaction: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
