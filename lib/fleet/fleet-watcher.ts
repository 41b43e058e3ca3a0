import "server-only";
import { randomBytes } from "node:crypto";
import { armPrincipalOf } from "@/lib/auth/arm-principal";
import type { Caller } from "@/lib/auth/caller";
import { AppError } from "@/lib/errors/app-error";
import { retryAtOf } from "@/lib/errors/retry-at";
import { logger } from "@/lib/log/logger";
import { resourceKey } from "@/lib/resource-id/resource-id";
import { listSubscriptions } from "@/lib/azure/list-subscriptions";
import type { Subscription } from "@/lib/azure/model";
import type { QueryQuota } from "@/lib/azure/query-resource-graph";
import { nextRefreshMs } from "./cadence";
import { changesBetween, type FleetChanges, type FleetSnapshot, isOtherBeside } from "./fleet-changes";
import { FleetHistory } from "./fleet-history";
import { FleetReader } from "./fleet-reader";
import { isPassing } from "./read-by-lists";

type Listener = (snapshot: FleetSnapshot) => void;

const FRESH_ENOUGH_MS = 15_000;
/** Younger than this, a list with states is better than a new one without them. */
const GOOD_FOR_MS = 5 * 60_000;
const HURRY_MS = 1_000;
const LEAST_PAUSE_MS = 5_000;

/**
 * The fleet of one principal in this process, however many of their pages show it: one refresh for all of them, by
 * itself only while somebody listens.
 *
 * Only for callers with the rights of that principal. Never shared with anybody else.
 */
export class FleetWatcher {
  readonly #reader: FleetReader;
  readonly #now: () => number;
  readonly #listeners = new Map<Listener, Caller>();
  readonly #history = new FleetHistory();
  /** Versions of another process, or of another watcher, mean nothing here. */
  readonly #epoch = randomBytes(6).toString("hex");
  #snapshot: FleetSnapshot | undefined;
  #refreshing: { readonly caller: Caller; readonly done: Promise<FleetSnapshot> } | undefined;
  #timer: NodeJS.Timeout | undefined;
  #quota: QueryQuota | undefined;
  #subscriptions = "";
  #failures = 0;
  #retryAtMs: number | undefined;
  #startedMs = -Infinity;
  #usedMs: number;
  #isOutdated = false;

  constructor(now: () => number = Date.now) {
    this.#now = now;
    this.#usedMs = now();
    this.#reader = new FleetReader(now);
  }

  get snapshot(): FleetSnapshot | undefined {
    return this.#snapshot;
  }

  /** What a reader has who has taken this in. */
  positionOf({ version }: FleetSnapshot): string {
    return `${this.#epoch}.${version}`;
  }

  /** What a reader with that position has missed; undefined when it has to be told everything. */
  changesSince(position: string): FleetChanges | undefined {
    const [epoch, text] = position.split(".");
    const version = Number(text);
    const now = this.#snapshot;
    if (epoch !== this.#epoch || now === undefined || !Number.isSafeInteger(version) || version > now.version)
      return undefined;
    return this.#history.since(version, now.fleet);
  }

  /** When somebody last looked at it; Infinity while somebody does. */
  get usedMs(): number {
    return this.#listeners.size > 0 || this.#refreshing !== undefined ? Infinity : this.#usedMs;
  }

  /** The list, read anew unless it is fresh. While Azure cannot be asked it is the last one, with its outage. */
  async get(caller: Caller): Promise<FleetSnapshot> {
    this.#usedMs = this.#now();
    const own = this.#snapshot;
    if (own === undefined) return this.#refresh(caller);
    const isJustTried = this.#usedMs - this.#startedMs < FRESH_ENOUGH_MS;
    const mustWait = this.#retryAtMs !== undefined && this.#retryAtMs > this.#usedMs;
    if (own.outage !== undefined) return isJustTried || mustWait ? own : this.#refresh(caller);
    const isFresh = isJustTried && !this.#isOutdated;
    return isFresh && (await this.#seesTheSame(caller)) ? own : this.#refresh(caller);
  }

  /** Tells every later list to `listener` until the returned function is called. */
  subscribe(caller: Caller, listener: Listener): () => void {
    this.#listeners.set(listener, caller);
    this.#schedule();
    return () => {
      this.#listeners.delete(listener);
      this.#usedMs = this.#now();
      if (this.#listeners.size === 0) this.stop();
    };
  }

  /** Something of ours was started or has ended on a registry. */
  hurry(registryId: string): void {
    const key = resourceKey(registryId);
    if (this.#snapshot?.fleet.rows.some(({ id }) => resourceKey(id) === key) !== true) return;
    this.#isOutdated = true;
    this.#schedule();
  }

  /** Nothing is read by itself any more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** One cheap read, so that whoever has lost a subscription, or their sign-in, is not shown it from before. */
  async #seesTheSame(caller: Caller): Promise<boolean> {
    try {
      return keyOf(await listSubscriptions(caller)) === this.#subscriptions;
    } catch (error) {
      if (error instanceof AppError && isPassing(error)) return true;
      throw error;
    }
  }

  #ageMs({ fleet }: FleetSnapshot): number {
    return this.#now() - Date.parse(fleet.asOf);
  }

  #schedule(): void {
    this.stop();
    if (this.#listeners.size === 0 || this.#refreshing !== undefined) return;
    this.#timer = setTimeout(() => void this.#refreshByItself(), this.#delayMs());
    this.#timer.unref();
  }

  #delayMs(): number {
    const nowMs = this.#now();
    const own = this.#snapshot;
    if (this.#failures === 0) {
      const sinceStartMs = nowMs - this.#startedMs;
      if (own === undefined) return 0;
      if (this.#isOutdated) return Math.max(HURRY_MS, LEAST_PAUSE_MS - sinceStartMs);
    }
    const pauseMs = nextRefreshMs({
      nowMs,
      source: own?.fleet.source ?? "graph",
      quota: this.#quota,
      failures: this.#failures,
      retryAtMs: this.#retryAtMs,
      random: Math.random(),
    });
    return Math.max(0, pauseMs - (nowMs - this.#startedMs));
  }

  /** With the sign-in of whoever came last; the others' when that is over. */
  async #refreshByItself(): Promise<void> {
    const tried = new Set<string | undefined>();
    for (const caller of [...this.#listeners.values()].reverse()) {
      if (tried.has(caller.sessionId)) continue;
      tried.add(caller.sessionId);
      try {
        await this.#refresh(caller);
        return;
      } catch (error) {
        const isTheirs = error instanceof AppError && error.code === "signed_out";
        if (!isTheirs) break;
      }
    }
    this.#schedule();
  }

  /** Refreshes that overlap are one. */
  async #refresh(caller: Caller): Promise<FleetSnapshot> {
    const running = this.#refreshing;
    if (running !== undefined) {
      try {
        return await running.done;
      } catch (error) {
        const isTheirs = error instanceof AppError && error.code === "signed_out";
        if (!isTheirs || running.caller.sessionId === caller.sessionId) throw error;
        return this.#refresh(caller);
      }
    }
    this.stop();
    const done = this.#refreshOnce(caller).finally(() => {
      this.#refreshing = undefined;
      this.#schedule();
    });
    this.#refreshing = { caller, done };
    return done;
  }

  async #refreshOnce(caller: Caller): Promise<FleetSnapshot> {
    this.#isOutdated = false;
    this.#startedMs = this.#now();
    const own = this.#snapshot;
    const hasGoodOne = own?.fleet.source === "graph" && this.#ageMs(own) < GOOD_FOR_MS;
    try {
      const { fleet, quota, subscriptions } = await this.#reader.read(caller, hasGoodOne);
      this.#subscriptions = keyOf(subscriptions);
      this.#failures = 0;
      this.#retryAtMs = undefined;
      this.#quota = quota;
      return this.#adopt({ fleet, outage: undefined });
    } catch (error) {
      this.#failures += 1;
      if (!(error instanceof AppError)) {
        logger.error({ err: error, principal: armPrincipalOf(caller) }, "the fleet could not be read");
        throw error;
      }
      const retryAt = retryAtOf(error.refusal);
      this.#retryAtMs = retryAt === undefined ? undefined : Date.parse(retryAt);
      // Whoever may not read any more is not shown what they could read before.
      if (own === undefined || !isPassing(error)) throw error;
      return this.#adopt({
        fleet: own.fleet,
        outage: {
          title: error.userMessage,
          nextStep: error.nextStep,
          since: own.outage?.since ?? new Date(this.#now()).toISOString(),
        },
      });
    }
  }

  #adopt(next: Omit<FleetSnapshot, "version">): FleetSnapshot {
    const snapshot = { ...next, version: this.#versionOf(next) };
    this.#snapshot = snapshot;
    for (const listener of [...this.#listeners.keys()]) listener(snapshot);
    return snapshot;
  }

  #versionOf(next: Omit<FleetSnapshot, "version">): number {
    const before = this.#snapshot;
    if (before === undefined) return 1;
    const changes = changesBetween(before.fleet, next.fleet);
    const isOther = changes.changed.length + changes.gone.length > 0 || isOtherBeside(before, next);
    if (!isOther) return before.version;
    const version = before.version + 1;
    this.#history.note(changes, before.fleet, version);
    return version;
  }
}

function keyOf(subscriptions: readonly Subscription[]): string {
  return subscriptions
    .map(({ subscriptionId }) => subscriptionId)
    .sort()
    .join();
}
