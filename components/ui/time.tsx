"use client";

import { useSyncExternalStore } from "react";
import { readTimesIn, PREFERENCE_EVENT } from "@/components/theme/preferences";
import { formatTime } from "./format-time";

function subscribe(onChange: () => void): () => void {
  document.addEventListener(PREFERENCE_EVENT, onChange);
  return () => document.removeEventListener(PREFERENCE_EVENT, onChange);
}

const chosen = () => readTimesIn(document.documentElement.dataset["times"]);

/** A moment, in the zone the person chose. The server does not know the local one, so it writes UTC and the browser rewrites. */
export function Time({ iso, hasSeconds = false }: { iso: string; hasSeconds?: boolean }) {
  const timesIn = useSyncExternalStore(subscribe, chosen, () => "utc" as const);
  return <time dateTime={iso}>{formatTime(iso, timesIn, hasSeconds)}</time>;
}
