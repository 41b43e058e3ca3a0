import { ageWords } from "@/components/ui/format-time";
import { Signal } from "@/components/ui/signal";

interface LiveBadgeProps {
  tone: "ok" | "warn" | "neutral";
  word: string;
  ageSeconds: number;
}

/** Whether what is shown moves by itself, and how old it is. */
export function LiveBadge({ tone, word, ageSeconds }: LiveBadgeProps) {
  return (
    <span className={`badge tone-${tone}`}>
      <Signal of={tone === "ok" ? "live" : "lost"} />
      &nbsp;
      {word}
      <span suppressHydrationWarning>&nbsp;· {ageWords(ageSeconds)} ago</span>
    </span>
  );
}
