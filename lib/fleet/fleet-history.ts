import type { FleetChanges } from "./fleet-changes";
import type { Fleet } from "./model";

const MOST_GONE = 1_000;

/** At which version each row of a fleet changed last, so that a reader who was away gets what it has missed. */
export class FleetHistory {
  readonly #changedAt = new Map<string, number>();
  readonly #addedAt = new Map<string, number>();
  readonly #goneAt = new Map<string, number>();
  /** Of what was before, not everything is known any more. */
  #completeSince = 1;

  note({ changed, gone }: FleetChanges, before: Fleet, version: number): void {
    const known = new Set(before.rows.map(({ id }) => id));
    for (const { id } of changed) {
      this.#changedAt.set(id, version);
      if (!known.has(id)) this.#addedAt.set(id, version);
      this.#goneAt.delete(id);
    }
    for (const id of gone) {
      this.#changedAt.delete(id);
      this.#addedAt.delete(id);
      this.#goneAt.set(id, version);
    }
    for (const [id, goneAt] of this.#goneAt) {
      if (this.#goneAt.size <= MOST_GONE) break;
      this.#goneAt.delete(id);
      this.#completeSince = Math.max(this.#completeSince, goneAt);
    }
  }

  /** What is otherwise now than it was at that version; undefined when that is not known any more. */
  since(version: number, now: Fleet): FleetChanges | undefined {
    if (version < this.#completeSince) return undefined;
    const isLater = (at: number | undefined) => at !== undefined && at > version;
    return {
      changed: now.rows.filter(({ id }) => isLater(this.#changedAt.get(id))),
      added: now.rows.filter(({ id }) => isLater(this.#addedAt.get(id))).length,
      gone: [...this.#goneAt].flatMap(([id, at]) => (at > version ? [id] : [])),
    };
  }
}
