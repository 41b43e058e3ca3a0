import "server-only";
import type { Caller } from "@/lib/auth/caller";
import { keptPerCaller } from "@/lib/auth/kept-per-caller";
import { requirePermission } from "@/lib/auth/permission";
import { listReplicas } from "@/lib/azure/list-replicas";
import type { Replica } from "@/lib/azure/model";
import { AppError } from "@/lib/errors/app-error";
import { registryRefOf } from "@/lib/resource-id/resource-id";
import type { FleetSnapshot } from "./fleet-changes";
import { fleetWatcherOf } from "./fleet-watchers";
import { areStatesKnown, type FleetRow } from "./model";
import { rowOf } from "./seen";

const STATES_KEPT_MS = 60_000;
const READS_AT_ONCE = 8;

/** Every registry that the caller can see, over all subscriptions. */
export async function getFleet(caller: Caller): Promise<FleetSnapshot & { readonly position: string }> {
  requirePermission(caller, "registries/read");
  const watcher = fleetWatcherOf(caller);
  const snapshot = await watcher.get(caller);
  return { ...snapshot, position: watcher.positionOf(snapshot) };
}

const listStates: (caller: Caller, registryId: string) => Promise<Replica[]> = keptPerCaller(
  STATES_KEPT_MS,
  // Which of them is home is told by the row.
  (caller, registryId) => listReplicas(caller, registryRefOf(registryId), ""),
);

/** The rows of one page with their states: those that no query has told are read from each registry's own list. */
export async function withStates(caller: Caller, rows: readonly FleetRow[]): Promise<FleetRow[]> {
  const all: FleetRow[] = [];
  for (let start = 0; start < rows.length; start += READS_AT_ONCE) {
    const batch = rows.slice(start, start + READS_AT_ONCE);
    all.push(...(await Promise.all(batch.map((row) => withOwnStates(caller, row)))));
  }
  return all;
}

async function withOwnStates(caller: Caller, row: FleetRow): Promise<FleetRow> {
  if (areStatesKnown(row)) return row;
  try {
    return rowOf({ ...row, replicas: await listStates(caller, row.id) });
  } catch (error) {
    // The row says that they cannot be read.
    if (error instanceof AppError && error.code !== "signed_out") return row;
    throw error;
  }
}
