import type { StuckLimit, Took } from "./model";

/** Fewer say too little about what is usual. */
const LEAST_EARLIER = 8;
/** A registry whose changes take seconds does not call for help within the first half minute. */
const LEAST_SECONDS = 30;

/**
 * From when on an operation counts as stuck: slower than 95 % of the registry's own earlier ones of its kind.
 *
 * Azure documents no limit, so that without enough earlier ones it is `ownSeconds`.
 */
export function stuckLimit(earlier: Took | undefined, ownSeconds: number): StuckLimit {
  const { count = 0, p95Seconds } = earlier ?? {};
  if (count < LEAST_EARLIER || p95Seconds === undefined) {
    return { afterSeconds: ownSeconds, earlierCount: undefined };
  }
  return { afterSeconds: Math.max(LEAST_SECONDS, p95Seconds), earlierCount: count };
}
