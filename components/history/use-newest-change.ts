"use client";

import { useState } from "react";
import { lookOf, otherWord, PAST_STATES } from "@/lib/replication/model";
import type { ReplicaHistory } from "@/lib/tracking/model";
import { keyOfChange } from "./changes-so-far";
import { PAST_WORDS } from "./past-words";

/** The change that came last while the page was open, in one sentence; empty until there is one. */
export function useNewestChange({ changes }: ReplicaHistory, displayName: string): string {
  const newest = changes[0];
  const key = newest && keyOfChange(newest);
  const [atFirst] = useState(key);
  if (newest === undefined || key === atFirst) return "";
  const state = PAST_STATES.of(newest.seen);
  return `${displayName}: ${state === "other" ? otherWord(lookOf(newest.seen)) : PAST_WORDS[state]}.`;
}
