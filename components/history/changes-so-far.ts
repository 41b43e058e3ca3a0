import type { ReplicaChange } from "@/lib/history/model";

/** Changes of a region, the latest first, and where older ones begin. */
export interface ChangesSoFar {
  readonly changes: readonly ReplicaChange[];
  readonly next: number | undefined;
}

/**
 * The newest page of changes, and under it what was read on from an earlier one.
 *
 * Without the latter when they do not meet: changes are missing between the two, and the newest page leads to them.
 */
export function changesSoFar(newest: ChangesSoFar, earlier: ChangesSoFar): ChangesSoFar {
  const newer = new Set(newest.changes.map(keyOfChange));
  const older = earlier.changes.filter((change) => !newer.has(keyOfChange(change)));
  return older.length < earlier.changes.length
    ? { changes: [...newest.changes, ...older], next: earlier.next }
    : newest;
}

/** The same for as long as the change is told. */
export function keyOfChange({ seen }: ReplicaChange): string {
  return `${seen.replicaName} ${seen.seenAt}`;
}
