import type { Fleet, FleetOutage, FleetRow } from "./model";

/** A fleet as one principal's watcher knows it; the version moves with every change of it. */
export interface FleetSnapshot {
  readonly fleet: Fleet;
  readonly version: number;
  /** Set while Azure cannot be asked; the list then only grows older. */
  readonly outage: FleetOutage | undefined;
}

/** What is otherwise than in the list before. */
export interface FleetChanges {
  /** New ones included. */
  readonly changed: readonly FleetRow[];
  /** How many of those were not there. */
  readonly added: number;
  /** ARM ids. */
  readonly gone: readonly string[];
}

/** Rows are compared by all that is shown of them, and found by their ids. */
export function changesBetween(before: Fleet, after: Fleet): FleetChanges {
  const known = new Map(before.rows.map((row) => [row.id, row]));
  const changed: FleetRow[] = [];
  let added = 0;
  for (const row of after.rows) {
    const other = known.get(row.id);
    known.delete(row.id);
    if (other === undefined) added += 1;
    if (JSON.stringify(other) !== JSON.stringify(row)) changed.push(row);
  }
  return { changed, added, gone: [...known.keys()] };
}

/** Whether anything else than rows and the time is new. */
export function isOtherBeside(before: FleetSnapshot, after: Omit<FleetSnapshot, "version">): boolean {
  const part = ({ fleet, outage }: Omit<FleetSnapshot, "version">) =>
    JSON.stringify([outage ?? null, fleet.source, fleet.troubles, fleet.subscriptionCount]);
  return part(before) !== part(after);
}
