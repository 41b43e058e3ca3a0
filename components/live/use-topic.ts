"use client";

import { startTransition, useEffect, useRef, useState } from "react";
import { FROM_THE_START } from "./feed-address";
import type { LiveEvent } from "./live-event";

export type FeedState = "connecting" | "live" | "lost";

export interface Live<Value> {
  readonly value: Value;
  readonly feed: FeedState;
  /** Server time minus browser time, so that an age is right on a machine whose clock is not. Milliseconds. */
  readonly skewMs: number;
}

/**
 * The newest of a topic: what the page came with, then what the feed brings.
 *
 * `take` gives the value after an event (`picture`, `change` or `age`); undefined when it does not fit: then the whole
 * is asked for. `position`: that of what the page came with, where the server has told it; then only what is newer is sent.
 */
export function useTopic<Value>(
  topic: string,
  initial: Value,
  take: (before: Value, event: LiveEvent) => Value | undefined,
  position = FROM_THE_START,
): Live<Value> {
  const [value, setValue] = useState(initial);
  const [feed, setFeed] = useState<FeedState>("connecting");
  const [skewMs, setSkewMs] = useState(0);
  // The feed is older than any drawing: it builds on what it told last, not on what is drawn yet.
  const first = useRef({ initial, take, position });

  useEffect(() => {
    const { initial: start, take: takeIn, position: startsAt } = first.current;
    let current = start;
    let position = startsAt;
    let end: (() => void) | undefined;
    let hasGone = false;

    // What the first paint does not need comes after it.
    void import("./shared-feed").then(({ sharedFeed }) => {
      if (hasGone) return;
      const shared = sharedFeed();
      const startOver = () => {
        position = FROM_THE_START;
        shared.wantAnew();
      };
      end = shared.read({
        topic,
        position: () => position,
        hear: (event) => {
          // Nothing here is urgent: an urgent change would take away what the server drew and whose script is on its way.
          startTransition(() => setFeed(event.kind === "refused" ? "lost" : "live"));
          if (event.kind === "refused") document.dispatchEvent(new Event("feed-lost"));
          if (event.kind === "beat") {
            const now = Date.parse(event.data as string);
            startTransition(() => setSkewMs(now - Date.now()));
          }
          if (event.topic === undefined || event.kind === "refused") return;
          if (event.kind === "change" && event.from !== position) {
            startOver();
            return;
          }
          const next = takeIn(current, event);
          if (next === undefined) {
            startOver();
            return;
          }
          current = next;
          position = event.position ?? position;
          startTransition(() => setValue(next));
        },
        lost: () => {
          startTransition(() => setFeed("lost"));
          // Perhaps because the session has ended: `keep-session.ts` listens.
          document.dispatchEvent(new Event("feed-lost"));
        },
      });
    });
    return () => {
      hasGone = true;
      end?.();
    };
  }, [topic]);

  return { value, feed, skewMs };
}
