export interface Migration {
  /** Kept in the store. A migration that was released is never changed, only followed by another. */
  readonly name: string;
  readonly script: string;
}
