import type { StripSegment } from "@/lib/history/model";
import type { PastState } from "@/lib/replication/model";
import { PAST_WORDS } from "./past-words";

/** A strip in words, the longest part first: `ready 62 %, nobody looked 38 %`. */
export function stripSentence(segments: readonly StripSegment<PastState>[]): string {
  const slots = new Map<PastState | "gap", number>();
  for (const segment of segments) slots.set(segment.state, (slots.get(segment.state) ?? 0) + segment.slots);
  const all = segments.reduce((sum, segment) => sum + segment.slots, 0);
  return [...slots]
    .sort(([, one], [, other]) => other - one)
    .map(([state, count]) => `${PAST_WORDS[state]} ${shareWords(count / all)}`)
    .join(", ");
}

function shareWords(share: number): string {
  const percent = Math.round(share * 100);
  if (percent === 0) return "under 1 %";
  return percent === 100 && share < 1 ? "over 99 %" : `${percent} %`;
}
