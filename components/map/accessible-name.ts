import type { Badges } from "@/lib/replication/model";
import type { MapRegion } from "./map-region";

type Badged = Pick<MapRegion, "state" | "badges" | "caution" | "staleAge">;

/** `<display name>, <state in words>[, badges]`: what a hexagon is called, and what a row of the table twin says. */
export function accessibleName(region: Badged & Pick<MapRegion, "displayName" | "stateWords">): string {
  return [region.displayName, region.stateWords, ...badgeWords(region)].join(", ");
}

/** The badges in words, in the order in which they matter. */
export function badgeWords({ state, badges, caution, staleAge }: Badged): string[] {
  const words: string[] = [];
  if (badges.home) words.push("home");
  if (badges.notRouted) words.push("not routed");
  if (badges.updating) words.push("updating");
  if (badges.staged) words.push(STAGED_WORDS[badges.staged]);
  if (badges.stale) words.push(staleAge === undefined ? "status is old" : `status is ${staleAge} old`);
  if (caution !== undefined && state === "available") words.push(`caution: ${caution}`);
  return words;
}

const STAGED_WORDS = { add: "staged to add", remove: "staged to remove" } satisfies Record<
  NonNullable<Badges["staged"]>,
  string
>;
