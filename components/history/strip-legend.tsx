import { useId } from "react";
import type { StripSegment } from "@/lib/history/model";
import { PAST_STATES, type PastState } from "@/lib/replication/model";
import { PAST_WORDS } from "./past-words";
import { StripPart } from "./strip-part";
import { StripPatterns } from "./strip-patterns";

/** What the parts of the strips on a page mean, those that occur. */
export function StripLegend({ strips }: { strips: readonly (readonly StripSegment<PastState>[])[] }) {
  const prefix = `legend${useId()}`;
  const used = new Set(strips.flatMap((segments) => segments.map(({ state }) => state)));
  const shown = ([...PAST_STATES.worstFirst, "gap"] as const).filter((state) => used.has(state)).reverse();
  return (
    <ul className="legend" aria-label="Legend">
      {shown.map((state) => (
        <li key={state}>
          <svg className="strip-icon" aria-hidden="true" focusable="false">
            <StripPatterns prefix={`${prefix}${state}`} />
            <StripPart state={state} x={0} width={100} prefix={`${prefix}${state}`} />
          </svg>
          <span className="first-letter:uppercase">{PAST_WORDS[state]}</span>
        </li>
      ))}
    </ul>
  );
}
