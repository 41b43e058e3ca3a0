import type { Badges, RegionState } from "@/lib/replication/model";
import { REGION_STATES } from "@/lib/replication/model";
import { NO_BADGES } from "./drawing";
import { HexIcon } from "./hex-icon";
import type { MapRegion } from "./map-region";
import { STATE_MEANING, STATE_WORDS } from "./state-words";

type Shown = Pick<MapRegion, "state" | "badges"> & { readonly caution?: string | undefined };

interface Entry {
  readonly words: string;
  readonly meaning: string;
  readonly state: RegionState;
  readonly badges: Badges;
  readonly hasCaution?: boolean;
}

const BASICS: readonly RegionState[] = ["ready", "available"];

/** What the hexagons on the map mean: the basics, and whatever else is there right now. */
export function Legend({ regions }: { regions: readonly Shown[] }) {
  return (
    <ul className="legend" aria-label="Legend">
      {legendEntries(regions).map(({ words, meaning, state, badges, hasCaution }) => (
        <li key={words} title={meaning}>
          <HexIcon state={state} badges={badges} hasCaution={hasCaution ?? false} />
          <span className="first-letter:uppercase">{words}</span>
        </li>
      ))}
    </ul>
  );
}

export function legendEntries(regions: readonly Shown[]): Entry[] {
  const states = [...REGION_STATES]
    .reverse()
    .filter((state) => BASICS.includes(state) || regions.some((region) => region.state === state));
  const entries: Entry[] = states.map((state) => ({
    state,
    badges: NO_BADGES,
    words: STATE_WORDS[state],
    meaning: STATE_MEANING[state],
  }));
  for (const { has, ...entry } of BADGE_ENTRIES) {
    if (regions.some(has)) entries.push(entry);
  }
  return entries;
}

const BADGE_ENTRIES: readonly (Entry & { readonly has: (region: Shown) => boolean })[] = [
  {
    has: ({ badges }) => badges.home,
    words: "home",
    meaning: "where the registry was created and is managed",
    state: "ready",
    badges: { ...NO_BADGES, home: true },
  },
  {
    has: ({ badges }) => badges.notRouted,
    words: "not routed",
    meaning: "the global endpoint sends nobody here; data keeps syncing",
    state: "ready",
    badges: { ...NO_BADGES, notRouted: true },
  },
  {
    has: ({ badges }) => badges.updating,
    words: "updating",
    meaning: "a setting is being changed",
    state: "ready",
    badges: { ...NO_BADGES, updating: true },
  },
  {
    has: ({ badges }) => badges.staged === "add",
    words: "to be added",
    meaning: "chosen, not yet sent to Azure",
    state: "available",
    badges: { ...NO_BADGES, staged: "add" },
  },
  {
    has: ({ badges }) => badges.staged === "remove",
    words: "to be removed",
    meaning: "chosen, not yet sent to Azure",
    state: "ready",
    badges: { ...NO_BADGES, staged: "remove" },
  },
  {
    has: ({ badges }) => badges.stale,
    words: "old status",
    meaning: "Azure could not be asked lately",
    state: "ready",
    badges: { ...NO_BADGES, stale: true },
  },
  {
    has: ({ state, caution }) => state === "available" && caution !== undefined,
    words: "available, with a caution",
    meaning: "may need more than a press; the region's panel says what",
    state: "available",
    badges: NO_BADGES,
    hasCaution: true,
  },
];
