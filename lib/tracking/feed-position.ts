import type { Snapshot } from "./model";

const POSITION = /^\d{1,15}(-\d{1,15}){0,19}$/;

/**
 * Which version of each topic a reader has, in the order of the topics: what an event of the feed is numbered by.
 *
 * Zero for a topic whose next picture has to be sent whole.
 */
export type FeedPosition = readonly number[];

export function writePosition(position: FeedPosition): string {
  return position.join("-");
}

/** Whatever is not a position of so many topics is none: then everything is sent whole. */
export function readPosition(text: string | null | undefined, topics: number): FeedPosition {
  const versions = text && POSITION.test(text) ? text.split("-").map(Number) : [];
  return versions.length === topics ? versions : Array.from({ length: topics }, () => 0);
}

/** A trouble is not counted as a version everywhere, so that whoever was told of it starts over. */
export function positionOf({ version, picture }: Snapshot): number {
  return picture.trouble === undefined ? version : 0;
}
