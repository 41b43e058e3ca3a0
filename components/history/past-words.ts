import { STATE_WORDS } from "@/components/map/state-words";
import type { PastState } from "@/lib/replication/model";

/** What the parts of a strip are called. */
export const PAST_WORDS: Readonly<Record<PastState | "gap", string>> = {
  ...STATE_WORDS,
  absent: "no replica",
  gap: "nobody looked",
};
