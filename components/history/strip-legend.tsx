import { useId } from "react";
import { PAST_STATES, type PastState } from "@/lib/replication/model";
import { PAST_WORDS } from "./past-words";
import { StripPart } from "./strip-part";
import { StripPatterns } from "./strip-patterns";

/** What the parts of the strips on a page mean, and the states that their words name. */
export function StripLegend({ states }: { states: readonly { readonly state: PastState | "gap" }[] }) {
  const prefix = `legend${useId()}`;
  const used = new Set(states.map(({ state }) => state));
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
