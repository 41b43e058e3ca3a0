import type { Replica } from "@/lib/azure/model";

const MOST_READS_A_LOOK = 8;
const ROUTINE_READS_A_LOOK = 2;

interface Input {
  /** Undefined at the first look. */
  readonly known: readonly Replica[] | undefined;
  readonly listed: readonly Replica[];
  readonly namesWithOperation: readonly string[];
  /** Counts up, so that every replica has its turn. */
  readonly lookNumber: number;
}

/**
 * Names of the replicas to read by id in one look, the most telling first.
 *
 * ARM's list of replications can be wrong for minutes, so it only points at what to read: what has an operation,
 * what is not settled, and what the list tells differently from before. A few settled ones are read in turn.
 */
export function replicasToRead({ known, listed, namesWithOperation, lookNumber }: Input): string[] {
  const listedByName = new Map(listed.map((replica) => [replica.name.toLowerCase(), replica]));
  const knownByName = new Map((known ?? []).map((replica) => [replica.name.toLowerCase(), replica]));
  const all = [...new Set([...listedByName.keys(), ...knownByName.keys()])].sort();
  if (!known) return [...new Set([...namesWithOperation.map((name) => name.toLowerCase()), ...all])];

  const withOperation = new Set(namesWithOperation.map((name) => name.toLowerCase()));
  const toldDifferently: string[] = [];
  const unsettled: string[] = [];
  const settled: string[] = [];
  for (const name of [...new Set([...all, ...withOperation])].sort()) {
    const before = knownByName.get(name);
    const now = listedByName.get(name);
    if (before ? !isSame(before, now) : now !== undefined) toldDifferently.push(name);
    else if (withOperation.has(name) || (before && !isAtRest(before))) unsettled.push(name);
    else settled.push(name);
  }
  const urgent = [...inTurn(toldDifferently, lookNumber), ...inTurn(unsettled, lookNumber)];
  const routine = inTurn(settled, lookNumber * ROUTINE_READS_A_LOOK).slice(0, ROUTINE_READS_A_LOOK);
  return [...urgent.slice(0, MOST_READS_A_LOOK - ROUTINE_READS_A_LOOK), ...routine];
}

export function isAtRest(replica: Pick<Replica, "provisioningState" | "syncStatus">): boolean {
  const display = replica.syncStatus?.displayStatus?.toLowerCase();
  const provisioning = replica.provisioningState.toLowerCase();
  if (provisioning === "failed" || provisioning === "canceled") return true;
  return provisioning === "succeeded" && (display === "ready" || display === "online");
}

function isSame(before: Replica, listed: Replica | undefined): boolean {
  return (
    listed !== undefined &&
    before.provisioningState === listed.provisioningState &&
    before.globalEndpointRouting === listed.globalEndpointRouting &&
    before.syncStatus?.displayStatus === listed.syncStatus?.displayStatus &&
    before.syncStatus?.changedAt === listed.syncStatus?.changedAt &&
    before.createdAt === listed.createdAt
  );
}

function inTurn(names: readonly string[], by: number): string[] {
  if (names.length === 0) return [];
  const from = by % names.length;
  return [...names.slice(from), ...names.slice(0, from)];
}
