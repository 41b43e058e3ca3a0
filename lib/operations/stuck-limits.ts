import { OPERATION_KINDS, type StuckLimit, type Took } from "./model";

/** Of fewer the 95th percentile is only the slowest one. */
const LEAST_EARLIER = 8;
/** A registry whose changes take seconds does not call for help within the first half minute. */
const LEAST_SECONDS = 30;

/**
 * From when on an operation of each kind counts as stuck: slower than 95 % of the registry's own earlier ones.
 *
 * Azure documents no limit, so that without enough earlier ones it is one of ours.
 */
export function stuckLimits(took: readonly Took[], ownSeconds: number): StuckLimit[] {
  return OPERATION_KINDS.map((kind) => {
    const earlier = took.find((other) => other.kind === kind);
    const { count = 0, p95Seconds } = earlier ?? {};
    if (count < LEAST_EARLIER || p95Seconds === undefined) {
      return { kind, afterSeconds: ownSeconds, earlierCount: undefined };
    }
    return { kind, afterSeconds: Math.max(LEAST_SECONDS, p95Seconds), earlierCount: count };
  });
}
