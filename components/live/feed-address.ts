/** What a reader wants to be told of, and what it has of it. */
export interface WantedTopic {
  readonly name: string;
  readonly position: string;
}

/** Of a reader that has nothing yet. */
export const FROM_THE_START = "0";

export function feedAddress(wanted: readonly WantedTopic[]): string {
  const topics = encodeURIComponent(wanted.map(({ name }) => name).join(","));
  return `/api/live?topics=${topics}&since=${wanted.map(({ position }) => position).join("-")}`;
}
