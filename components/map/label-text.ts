import type { MapRegion } from "./map-region";
import { REGION_STATES } from "@/lib/replication/model";

export interface LabelText {
  readonly name: string;
  /** What follows the name, with its dot; empty for a plain ready replica. */
  readonly more: string;
}

const STAGED = { add: "to be added", remove: "to be removed" } as const;

/** Only what there is, or is about to be, gets a label; the rest is read on focus, on hover and in the table twin. */
export function hasLabel({ state, badges }: Pick<MapRegion, "state" | "badges">): boolean {
  return badges.staged !== undefined || (state !== "available" && state !== "unavailable");
}

export function labelText(
  region: Pick<MapRegion, "displayName" | "state" | "stateWords" | "badges">,
): LabelText {
  const { state, badges, displayName, stateWords } = region;
  const words: string[] = [];
  if (badges.home) words.push("home");
  if (badges.staged) words.push(STAGED[badges.staged]);
  else if (state !== "ready") words.push(stateWords);
  if (badges.notRouted) words.push("not routed");
  if (badges.updating) words.push("updating");
  return { name: displayName, more: words.map((word) => ` · ${word}`).join("") };
}

/** Where room is short, what needs attention keeps its label. Higher wins. */
export function labelPriority({ state, badges }: Pick<MapRegion, "state" | "badges">): number {
  const urgency = REGION_STATES.length - REGION_STATES.indexOf(state);
  return urgency * 2 + (badges.staged ? 10 : 0) + (badges.home ? 1 : 0) + (badges.notRouted ? 1 : 0);
}
