import { FROM_THE_START } from "./topic";

const POSITION = /^[A-Za-z0-9.]{1,64}(-[A-Za-z0-9.]{1,64}){0,19}$/;

/** What a reader has of each topic, in the order of the topics: what an event of the feed is numbered by. */
export type FeedPosition = readonly string[];

export function writePosition(position: FeedPosition): string {
  return position.join("-");
}

/** Whatever is not a position of so many topics is none: then everything is sent whole. */
export function readPosition(text: string | null | undefined, topics: number): FeedPosition {
  const positions = text && POSITION.test(text) ? text.split("-") : [];
  return positions.length === topics ? positions : Array.from({ length: topics }, () => FROM_THE_START);
}
