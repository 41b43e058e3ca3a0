/**
 * Something a page can watch. Whoever has one has been let in: each kind is opened by a function of its own room,
 * which judges that first.
 */
export interface LiveTopic {
  /** As in the address of the feed: "registry:" with an ARM id, "fleet". */
  readonly name: string;
  /** For how long whoever opened it may go on without being judged anew. Milliseconds. */
  readonly admittedForMs: number;
  /**
   * Tells how things are, and every change, until the returned function is called.
   *
   * `since`: the position that the reader has from before. Whoever has the latest is not sent it again.
   */
  readonly subscribe: (since: string | undefined, tell: (event: TopicEvent) => void) => () => void;
}

export interface TopicEvent {
  /** `picture`: all of it. `change`: what is otherwise than in the event before. `age`: nothing but the time. */
  readonly kind: "picture" | "change" | "age";
  /** What a reader has who has taken this in: letters, digits and dots. Undefined: as before. */
  readonly position?: string | undefined;
  /** The same object for all readers, where they are sent the same: it is written out only once. */
  readonly data: object;
}

/** Of a reader that has nothing, or whose next event must be whole. */
export const FROM_THE_START = "0";
