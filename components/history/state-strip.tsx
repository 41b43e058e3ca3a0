import { useId } from "react";
import type { StripSegment } from "@/lib/history/model";
import type { PastState } from "@/lib/replication/model";
import { PAST_WORDS } from "./past-words";
import { StripPart } from "./strip-part";
import { StripPatterns } from "./strip-patterns";

interface StateStripProps {
  segments: readonly StripSegment<PastState>[];
  /** What it shows, for people who cannot see it. */
  label: string;
  /** The element that says the same in words. */
  describedBy?: string | undefined;
  /** Words in gaps that have the room. */
  hasWords?: boolean;
}

/** Percent of the strip that words need on a phone. */
const ROOM_FOR_WORDS = 34;

/** A replica's past from left to right. Its height comes from `.state-strip`. */
export function StateStrip({ segments, label, describedBy, hasWords = false }: StateStripProps) {
  const prefix = `strip${useId()}`;
  const all = segments.reduce((sum, segment) => sum + segment.slots, 0);
  const parts = segments.map((segment, index) => {
    const before = segments.slice(0, index).reduce((sum, { slots }) => sum + slots, 0);
    return { state: segment.state, x: (before / all) * 100, width: (segment.slots / all) * 100 };
  });
  return (
    <svg
      className="state-strip"
      width="100%"
      role="img"
      aria-label={label}
      aria-describedby={describedBy}
      focusable="false"
    >
      <StripPatterns prefix={prefix} />
      {parts.map((part) => (
        <StripPart key={part.x} {...part} prefix={prefix} />
      ))}
      {parts
        .filter(({ state, width }) => hasWords && state === "gap" && width >= ROOM_FOR_WORDS)
        .map(({ x, width }) => (
          <text key={x} className="strip-words" x={`${x + width / 2}%`} y="50%">
            {PAST_WORDS.gap}
          </text>
        ))}
    </svg>
  );
}
