import { TokenBucket, type BucketSize, type Taken } from "./token-bucket";

export type RequestKind = "read" | "write" | "delete";

// https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling
const SIZES: Readonly<Record<RequestKind, BucketSize>> = {
  read: { capacity: 250, refillPerSecond: 25 },
  write: { capacity: 200, refillPerSecond: 10 },
  delete: { capacity: 200, refillPerSecond: 10 },
};
const GLOBAL_FACTOR = 15;

export interface Spent {
  readonly own: Taken;
  /** The bucket that all principals of a subscription share; tenant requests have none. */
  readonly everyone: Taken | undefined;
}

/** Request quotas, on wall time and in memory: a restart fills them, as a move to another ARM region would. */
export class Quotas {
  readonly #buckets = new Map<string, TokenBucket>();

  spend(
    scope: { readonly subscriptionId: string } | { readonly tenantId: string },
    principalId: string,
    kind: RequestKind,
    nowMs: number,
  ): Spent {
    const size = SIZES[kind];
    // A subscription names its tenant too.
    if (!("subscriptionId" in scope)) {
      return {
        own: this.#bucket(`tenant/${scope.tenantId}/${principalId}/${kind}`, size, nowMs).take(nowMs),
        everyone: undefined,
      };
    }
    const name = scope.subscriptionId.toLowerCase();
    const own = this.#bucket(`subscription/${name}/${principalId}/${kind}`, size, nowMs).take(nowMs);
    const all = {
      capacity: size.capacity * GLOBAL_FACTOR,
      refillPerSecond: size.refillPerSecond * GLOBAL_FACTOR,
    };
    return { own, everyone: this.#bucket(`subscription/${name}/${kind}`, all, nowMs).take(nowMs) };
  }

  clear(): void {
    this.#buckets.clear();
  }

  #bucket(key: string, size: BucketSize, nowMs: number): TokenBucket {
    const known = this.#buckets.get(key);
    if (known !== undefined) return known;
    const bucket = new TokenBucket(size, nowMs);
    this.#buckets.set(key, bucket);
    return bucket;
  }
}
