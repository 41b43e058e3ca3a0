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

/** What processes on one store tell each other about. */
export const CHANNELS = ["pictures", "operations", "session_ends"] as const;

export type Channel = (typeof CHANNELS)[number];

export interface ChannelListener {
  /** What one process told all that share the store, itself included. */
  readonly onMessage: (payload: string) => void;
  /** From now on everything is heard. What was told before may have been missed: read anew what it is about. */
  readonly onListening: () => void;
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
  /** Goes on by itself after an outage. Gives a function that ends it. */
  listen(channel: Channel, listener: ChannelListener): () => void;
  close(): Promise<void>;
}
