import type { Caller } from "@/lib/auth/caller";
import { openFeed, type FeedEnd } from "@/lib/live/open-feed";
import { takeFeedPlace } from "@/lib/rate-limit/open-feeds";
import { onSessionEnd } from "@/lib/sessions/session-end";
import { openTopics } from "./open-topics";
import type { NamedTopic } from "./topics";

interface Reading {
  readonly since?: string | null | undefined;
  readonly signal: AbortSignal;
  readonly onStop: FeedEnd;
}

/** A live stream for somebody who is signed in and has not too many open. It ends with their session. */
export async function personFeed(
  caller: Caller,
  named: readonly NamedTopic[],
  { since, signal, onStop }: Reading,
): Promise<ReadableStream<Uint8Array>> {
  const giveBack = takeFeedPlace(caller);
  const { sessionId } = caller;
  const onOwnEnd: FeedEnd[] = sessionId === undefined ? [] : [(stop) => onSessionEnd(sessionId, stop)];
  try {
    const { topics, refused } = await openTopics(caller, named);
    // A position counts for the topics that were asked for; with some left out it fits none.
    const goesOn = refused.length === 0 ? since : undefined;
    return openFeed(topics, { since: goesOn, signal, ends: [onStop, ...onOwnEnd], onEnd: giveBack, refused });
  } catch (error) {
    giveBack();
    throw error;
  }
}
