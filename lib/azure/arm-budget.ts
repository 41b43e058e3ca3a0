import "server-only";
import type { RequestKind } from "./request-kind";

/** ARM counts by both; its own region is not ours to know. */
export interface BudgetScope {
  readonly principal: string;
  readonly subscriptionId: string;
}

interface BucketSize {
  readonly capacity: number;
  readonly refillPerSecond: number;
}

// https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling
const PUBLISHED: Readonly<Record<RequestKind, BucketSize>> = {
  read: { capacity: 250, refillPerSecond: 25 },
  write: { capacity: 200, refillPerSecond: 10 },
  delete: { capacity: 200, refillPerSecond: 10 },
};

/** Reads that no look takes by itself: for people who open a page, and for what is asked around a change of theirs. */
const KEPT_BACK = 100;
const LONGEST_PAUSE_MS = 60_000;
const MOST_BUCKETS = 5_000;

interface Bucket {
  left: number;
  atMs: number;
  refusedUntilMs: number;
}

/**
 * What ARM still allows each principal in each subscription, as far as this process can tell.
 *
 * Counted as ARM publishes it, and put right by what its answers say: other instances, and other tools of the same
 * person, draw on the same.
 */
export class ArmBudget {
  readonly #buckets = new Map<string, Bucket>();

  sent(scope: BudgetScope, kind: RequestKind, nowMs: number): void {
    const bucket = this.#bucket(scope, kind, nowMs);
    bucket.left = Math.max(0, bucket.left - 1);
  }

  /** `remaining`: as an answer's header says. */
  told(scope: BudgetScope, kind: RequestKind, remaining: number, nowMs: number): void {
    this.#bucket(scope, kind, nowMs).left = Math.min(PUBLISHED[kind].capacity, remaining);
  }

  /** ARM said 429 and named a wait, in seconds. */
  refused(scope: BudgetScope, kind: RequestKind, retryAfterSeconds: number, nowMs: number): void {
    const bucket = this.#bucket(scope, kind, nowMs);
    bucket.left = 0;
    bucket.refusedUntilMs = Math.max(bucket.refusedUntilMs, nowMs + retryAfterSeconds * 1000);
  }

  /** How long a look that nobody waits for should be put off. Milliseconds; `random` of 0 to 1 keeps many apart. */
  pauseMs(scope: BudgetScope, nowMs: number, random: number): number {
    const { left, refusedUntilMs } = this.#bucket(scope, "read", nowMs);
    const refusedForMs = Math.max(0, refusedUntilMs - nowMs);
    const missing = Math.max(0, KEPT_BACK - left);
    const refillMs = (missing / PUBLISHED.read.refillPerSecond) * 1000 * (1 + random);
    return Math.max(refusedForMs, Math.min(LONGEST_PAUSE_MS, refillMs));
  }

  /** The least that is left of each kind to any principal, by subscription in lower case. */
  leastLeft(nowMs: number): ReadonlyMap<string, Readonly<Record<RequestKind, number>>> {
    const least = new Map<string, Record<RequestKind, number>>();
    for (const key of [...this.#buckets.keys()]) {
      const [subscriptionId = "", kind = "", ...principal] = key.split(" ");
      const { left } = this.#bucket(
        { subscriptionId, principal: principal.join(" ") },
        kind as RequestKind,
        nowMs,
      );
      const before = least.get(subscriptionId) ?? {
        read: PUBLISHED.read.capacity,
        write: PUBLISHED.write.capacity,
        delete: PUBLISHED.delete.capacity,
      };
      before[kind as RequestKind] = Math.min(before[kind as RequestKind], Math.floor(left));
      least.set(subscriptionId, before);
    }
    return least;
  }

  #bucket({ principal, subscriptionId }: BudgetScope, kind: RequestKind, nowMs: number): Bucket {
    const key = `${subscriptionId.toLowerCase()} ${kind} ${principal}`;
    const { capacity, refillPerSecond } = PUBLISHED[kind];
    const bucket = this.#buckets.get(key) ?? { left: capacity, atMs: nowMs, refusedUntilMs: 0 };
    // A clock that was set back refills nothing.
    bucket.left = Math.min(
      capacity,
      bucket.left + (Math.max(0, nowMs - bucket.atMs) / 1000) * refillPerSecond,
    );
    bucket.atMs = nowMs;
    // The one that was asked for longest ago goes; it has filled up meanwhile.
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size > MOST_BUCKETS && oldest !== undefined) this.#buckets.delete(oldest);
    return bucket;
  }
}

// The server has several bundles, each with its own copy of this module; ARM counts all of it together.
const KEY = Symbol.for("replica-map.arm-budget");
const place = globalThis as typeof globalThis & { [KEY]?: ArmBudget | undefined };

/** The one of this process. */
export function armBudget(): ArmBudget {
  return (place[KEY] ??= new ArmBudget());
}
