"use client";

import type { FeedState } from "@/components/live/use-topic";
import { ageWords } from "@/components/ui/format-time";
import { Signal } from "@/components/ui/signal";
import { Time } from "@/components/ui/time";
import { useNow } from "@/components/ui/use-now";

interface ListStatusProps {
  asOf: string;
  feed: FeedState;
  skewMs: number;
  isStale: boolean;
  hasOutage: boolean;
}

/** How old the list is and whether it moves by itself. */
export function ListStatus({ asOf, feed, skewMs, isStale, hasOutage }: ListStatusProps) {
  const now = useNow() + skewMs;
  // Without scripts it stays so, and has to be true all the same.
  if (feed === "connecting") {
    return (
      <span className="badge tone-neutral">
        As of&nbsp;
        <Time iso={asOf} hasSeconds />
      </span>
    );
  }
  const isLive = feed === "live" && !isStale && !hasOutage;
  const word = hasOutage
    ? "Cannot be refreshed"
    : feed === "lost"
      ? "Reconnecting"
      : isStale
        ? "Stale"
        : "Live";
  const ageSeconds = (now - Date.parse(asOf)) / 1_000;
  return (
    <span className={`badge ${isLive ? "tone-ok" : "tone-warn"}`}>
      <Signal of={isLive ? "live" : "lost"} />
      &nbsp;
      {word}
      <span>&nbsp;· {ageWords(ageSeconds)} ago</span>
    </span>
  );
}
