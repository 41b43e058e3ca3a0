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
}

/** What the first row follows. */
export const CHAIN_START = "0".repeat(64);

export function hashOf(row: ChainedRow): string {
  return createHash("sha256").update(storableJson(row)).digest("hex");
}
