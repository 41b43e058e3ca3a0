"use client";

import { ageWords } from "./format-time";
import { useNow } from "./use-now";

/** How long ago, in words that move on by themselves and are never announced. */
export function Age({ since }: { since: string }) {
  const now = useNow();
  return (
    <time dateTime={since} suppressHydrationWarning>
      {ageWords((now - Date.parse(since)) / 1_000)} ago
    </time>
  );
}
