import { nextRandom, randomBetween, type RandomState } from "../state/random";

// Simulated milliseconds. Creating, routing and deleting as recorded for an empty registry; the sync is a
// guess, because the recordings saw a replica that was ready at once.
export const HOME_APPEARS_MS = 3_900;
export const HOME_STATUS_BEFORE_CREATION_MS = 1_000;
export const ROUTING_MS = 1_500;
export const VANISH_MS = 8_000;
export const REGISTRY_DELETE_MS = 12_000;

export const creationMs = (random: RandomState): number => Math.round(randomBetween(random, 11_000, 13_000));

export function syncMs(random: RandomState, isFirst: boolean): number {
  return Math.round(randomBetween(random, 18_000, 22_000)) + (isFirst ? 8_000 : 0);
}

/** One recorded delete took 12 s, another one in the same run 70 s. */
export function deletionMs(random: RandomState): number {
  const isSlow = nextRandom(random) < 0.2;
  return Math.round(isSlow ? randomBetween(random, 45_000, 70_000) : randomBetween(random, 11_000, 13_000));
}

export const registryCreationMs = (random: RandomState): number =>
  Math.round(randomBetween(random, 10_000, 20_000));
