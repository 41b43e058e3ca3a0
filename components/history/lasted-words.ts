import { durationWords } from "@/components/ui/format-time";
import type { Lasted } from "@/lib/history/model";

/** `12 s`; `2 h to 9 h` with a gap at one of its ends; `at least 3 h so far`. */
export function lastedWords({ leastSeconds, mostSeconds, isOver, hasGaps }: Lasted): string {
  const least = durationWords(leastSeconds);
  const most = mostSeconds === undefined ? undefined : durationWords(mostSeconds);
  const words = most === undefined ? `at least ${least}` : most === least ? least : `${least} to ${most}`;
  return `${words}${isOver ? "" : " so far"}${hasGaps ? ", with gaps in it" : ""}`;
}
