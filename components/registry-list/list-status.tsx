"use client";

import { LiveBadge } from "@/components/live/live-badge";
import type { FeedState } from "@/components/live/use-topic";
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
  return <LiveBadge tone={isLive ? "ok" : "warn"} word={word} ageSeconds={ageSeconds} />;
}
