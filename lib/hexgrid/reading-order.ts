export interface ReadingItem {
  readonly id: string;
  readonly geography: string | undefined;
  readonly lonDegrees: number | undefined;
}

/** By geography in alphabetical order, within it from west to east; what is not known comes last. */
export function readingOrder<Item extends ReadingItem>(items: readonly Item[]): Item[] {
  return [...items].sort(
    (a, b) => compare(a.geography, b.geography) || compare(a.lonDegrees, b.lonDegrees) || compare(a.id, b.id),
  );
}

function compare<Key extends string | number>(a: Key | undefined, b: Key | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  return a < b ? -1 : 1;
}
