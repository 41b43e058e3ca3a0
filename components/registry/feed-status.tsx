"use client";

import { LiveBadge } from "@/components/live/live-badge";
import { useNow } from "@/components/ui/use-now";
import { STALE_AFTER_SECONDS, type PictureTrouble } from "@/lib/tracking/model";
import type { LivePicture } from "./use-live-picture";

const TROUBLE_WORDS: Readonly<Record<PictureTrouble["kind"], string>> = {
  azure: "Azure cannot be read",
  store: "Database away",
  rights: "No access",
};

/** How old the picture is and whether it moves by itself. */
export function FeedStatus({ live }: { live: LivePicture }) {
  const now = useNow() + live.skewMs;
  const ageSeconds = Math.max(0, (now - Date.parse(live.picture.asOf)) / 1_000);
  const { trouble } = live.picture;
  const isStale = ageSeconds > STALE_AFTER_SECONDS;
  const isLive = live.feed === "live" && !trouble && !isStale;
  const word = isLive
    ? "Live"
    : trouble
      ? TROUBLE_WORDS[trouble.kind]
      : live.feed === "lost"
        ? "Reconnecting"
        : live.feed === "live"
          ? "Stale"
          : "Connecting";
  const tone = isLive ? "ok" : live.feed === "connecting" && !trouble ? "neutral" : "warn";
  return <LiveBadge tone={tone} word={word} ageSeconds={ageSeconds} />;
}
