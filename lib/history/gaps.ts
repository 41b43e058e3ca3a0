import type { Gap, WatchedSpan } from "./model";
import { GAP_AFTER_MS } from "./model";

/** What of a time lies in no span, the earliest first. A pause that every tracker makes is none. */
export function gapsBetween(spans: readonly WatchedSpan[], fromAt: string, untilAt: string): Gap[] {
  const untilMs = Date.parse(untilAt);
  const gaps: Gap[] = [];
  let seenUntilMs = Date.parse(fromAt);
  const note = (nextMs: number) => {
    if (nextMs - seenUntilMs > GAP_AFTER_MS) gaps.push({ fromAt: iso(seenUntilMs), untilAt: iso(nextMs) });
  };
  for (const span of [...spans].sort((a, b) => a.fromAt.localeCompare(b.fromAt))) {
    if (Date.parse(span.untilAt) <= seenUntilMs) continue;
    if (Date.parse(span.fromAt) >= untilMs) break;
    note(Date.parse(span.fromAt));
    seenUntilMs = Date.parse(span.untilAt);
  }
  note(untilMs);
  return gaps;
}

const iso = (ms: number) => new Date(ms).toISOString();
