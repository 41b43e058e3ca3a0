import { nextRandom, type RandomState } from "../state/random";

/** Seeded choices; the order of the calls decides what each of them gives. */
export interface Draws {
  readonly state: RandomState;
  /** In [0, 1). */
  readonly next: () => number;
  readonly chance: (probability: number) => boolean;
  /** One of the items; `at` in [0, 1) says which instead of the next number. */
  readonly pick: <Item>(items: readonly Item[], at?: number) => Item;
  /** Some of the items, each at most once, in a drawn order. */
  readonly some: <Item>(items: readonly Item[], count: number) => Item[];
}

export function setDraws(seed: number): Draws {
  const state: RandomState = { random: seed >>> 0 };
  const next = () => nextRandom(state);
  const pick = <Item>(items: readonly Item[], at = next()): Item => {
    const item = items[Math.floor(at * items.length)];
    if (item === undefined) throw new Error("There is nothing to pick from.");
    return item;
  };
  return {
    state,
    next,
    pick,
    chance: (probability) => next() < probability,
    some: (items, count) => {
      const left = [...items];
      return Array.from({ length: Math.min(count, items.length) }, () => {
        const index = Math.floor(next() * left.length);
        return left.splice(index, 1);
      }).flat();
    },
  };
}
