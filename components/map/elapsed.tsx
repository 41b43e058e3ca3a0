"use client";

import { elapsedWords } from "@/components/ui/format-time";
import { useNow } from "@/components/ui/use-now";

/** A running clock inside a label. Only seen, never announced. */
export function Elapsed({ since }: { since: string }) {
  const now = useNow();
  return (
    <tspan className="map-label-more" suppressHydrationWarning>
      {` ${elapsedWords((now - Date.parse(since)) / 1_000)}`}
    </tspan>
  );
}
