import type { StateTime } from "@/lib/history/model";
import type { PastState } from "@/lib/replication/model";
import { PAST_WORDS } from "./past-words";

/** How much of a time each state takes, in words: `ready 62 %, nobody looked 38 %`. */
export function stripSentence(times: readonly StateTime<PastState>[], allSeconds: number): string {
  return times
    .map(({ state, seconds }) => {
      const isAll = seconds >= allSeconds && times.length === 1;
      return `${PAST_WORDS[state]} ${isAll ? "100 %" : shareWords(seconds / allSeconds)}`;
    })
    .join(", ");
}

function shareWords(share: number): string {
  const percent = Math.round(share * 100);
  if (percent === 0) return "under 1 %";
  return percent === 100 ? "over 99 %" : `${percent} %`;
}
