import "server-only";
import type { Queryable } from "@/lib/db/database";
import { logger } from "@/lib/log/logger";
import { giveUpLeases, takeLeases } from "./store";

/** What a dead instance held is free after this long. With one turn of the others: 5 s until they go on with it. */
export const LEASE_MS = 4_000;
export const TURN_MS = 1_000;
/** Given up here so much before the database lets others have it, for clocks that run at different speeds. */
const MARGIN_MS = 500;

interface LeaseTimes {
  readonly lifetimeMs?: number;
  readonly now?: () => number;
}

interface Wanted {
  readonly onHeld: () => void;
  heldUntilMs: number;
}

/** Holds leases for one instance and prolongs them. What is held is asked with `holds` just before it is used. */
export class LeaseKeeper {
  readonly #db: () => Promise<Queryable>;
  readonly #holder: string;
  readonly #lifetimeMs: number;
  readonly #now: () => number;
  readonly #wanted = new Map<string, Wanted>();
  #timer: NodeJS.Timeout | undefined;
  #turn: Promise<void> | undefined;

  /** `now` must not jump: milliseconds of a clock that only runs forward. */
  constructor(
    db: () => Promise<Queryable>,
    holder: string,
    { lifetimeMs = LEASE_MS, now = () => performance.now() }: LeaseTimes = {},
  ) {
    this.#db = db;
    this.#holder = holder;
    this.#lifetimeMs = lifetimeMs;
    this.#now = now;
  }

  holds(name: string): boolean {
    const wanted = this.#wanted.get(name);
    return wanted !== undefined && this.#now() < wanted.heldUntilMs;
  }

  /** From now on in every turn; `onHeld` is called each time that it becomes ours. */
  want(name: string, onHeld: () => void): void {
    if (this.#wanted.has(name)) return;
    this.#wanted.set(name, { onHeld, heldUntilMs: -Infinity });
    void this.takeTurn();
    this.#timer ??= setInterval(() => void this.takeTurn(), TURN_MS).unref();
  }

  /** Others may have it at once. */
  async giveUp(...names: readonly string[]): Promise<void> {
    const held = names.filter((name) => this.holds(name));
    for (const name of names) this.#wanted.delete(name);
    if (this.#wanted.size === 0) this.#stopTimer();
    if (held.length > 0) await giveUpLeases(await this.#db(), this.#holder, held);
  }

  async giveUpAll(): Promise<void> {
    await this.giveUp(...this.#wanted.keys());
  }

  /** One at a time; while the database is away what was held runs out. */
  takeTurn(): Promise<void> {
    this.#turn ??= this.#take().finally(() => {
      this.#turn = undefined;
    });
    return this.#turn;
  }

  #stopTimer(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** What is not held, and what has lived through half of its time. */
  #due(): string[] {
    const restMs = (this.#lifetimeMs - MARGIN_MS) / 2;
    const nowMs = this.#now();
    return [...this.#wanted]
      .filter(([, { heldUntilMs }]) => heldUntilMs - nowMs < restMs)
      .map(([name]) => name);
  }

  async #take(): Promise<void> {
    const names = this.#due();
    if (names.length === 0) return;
    // From before the question: the database counts from somewhere between it and the answer.
    const askedMs = this.#now();
    let held: readonly string[];
    try {
      held = await takeLeases(await this.#db(), this.#holder, names, this.#lifetimeMs);
    } catch (error) {
      logger.warn({ err: error }, "leases could not be prolonged");
      return;
    }
    for (const name of names) {
      const wanted = this.#wanted.get(name);
      if (wanted === undefined) continue;
      const isOurs = held.includes(name);
      const wasOurs = this.holds(name);
      wanted.heldUntilMs = isOurs ? askedMs + this.#lifetimeMs - MARGIN_MS : -Infinity;
      if (isOurs && !wasOurs) wanted.onHeld();
    }
  }
}
