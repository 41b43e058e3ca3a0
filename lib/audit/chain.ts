import "server-only";
import { createHash } from "node:crypto";
import { storableJson } from "@/lib/db/storable-json";

/** A row as it is hashed: everything in it but the hash itself. */
export interface ChainedRow {
  readonly seq: number;
  /** ISO time with milliseconds, UTC. */
  readonly at: string;
  readonly actor_object_id: string;
  readonly actor_tenant_id: string;
  readonly actor_name: string;
  readonly action: string;
  readonly outcome: string;
  readonly registry_id: string | null;
  readonly subject: string | null;
  readonly operation_id: string | null;
  readonly correlation_id: string | null;
  readonly detail: unknown;
  readonly prev_hash: string;
  readonly session_id: string | null;
  readonly reason: string | null;
  readonly plan_id: string | null;
  readonly request_id: string | null;
}

/** What the first row follows. */
export const CHAIN_START = "0".repeat(64);

// A hash of version 1 covers no name of theirs. A value that is put in or taken away later still breaks the chain.
const ADDED_COLUMNS: ReadonlySet<string> = new Set(["session_id", "reason", "plan_id", "request_id"]);

export function hashOf(row: ChainedRow): string {
  const covered = Object.entries(row).filter(([name, value]) => value !== null || !ADDED_COLUMNS.has(name));
  return createHash("sha256")
    .update(storableJson(Object.fromEntries(covered)))
    .digest("hex");
}
