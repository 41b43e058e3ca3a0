import type { Badges, RegionState } from "@/lib/replication/model";
import { NO_BADGES } from "./drawing";
import { HexIcon } from "./hex-icon";
import type { MapRegion } from "./map-region";
import { STATE_WORDS } from "./state-words";

type Shown = Pick<MapRegion, "state" | "badges"> & { readonly caution?: string | undefined };

interface Entry {
  readonly words: string;
  readonly state: RegionState;
  readonly badges: Partial<Badges>;
  readonly hasCaution?: boolean;
}

/** What the hexagons on the map mean: the basics, and whatever else is there right now. */
export default function Legend({ regions }: { regions: readonly Shown[] }) {
  return (
    <ul className="legend" aria-label="Legend">
      {legendEntries(regions).map(({ words, state, badges, hasCaution = false }) => (
        <li key={words}>
          <HexIcon state={state} badges={{ ...NO_BADGES, ...badges }} hasCaution={hasCaution} />
          <span className="first-letter:uppercase">{words}</span>
        </li>
      ))}
    </ul>
  );
}

export function legendEntries(regions: readonly Shown[]): Entry[] {
  const states = LEGEND_ORDER.filter((state) => {
    const isBasic = state === "ready" || state === "available";
    return isBasic || regions.some((region) => region.state === state);
  });
  return [
    ...states.map((state) => ({ words: STATE_WORDS[state], state, badges: {} })),
    ...BADGE_ENTRIES.filter(({ has }) => regions.some(has)),
  ];
}

/** From what one has to what one could have. */
const LEGEND_ORDER: readonly RegionState[] = [
  "ready",
  "syncing",
  "creating",
  "deleting",
  "other",
  "failed",
  "available",
  "unavailable",
];

const BADGE_ENTRIES: readonly (Entry & { readonly has: (region: Shown) => boolean })[] = [
  { words: "home", has: ({ badges }) => badges.home, state: "ready", badges: { home: true } },
  { words: "not routed", has: ({ badges }) => badges.notRouted, state: "ready", badges: { notRouted: true } },
  { words: "updating", has: ({ badges }) => badges.updating, state: "ready", badges: { updating: true } },
  {
    words: "to be added",
    has: ({ badges }) => badges.staged === "add",
    state: "available",
    badges: { staged: "add" },
  },
  {
    words: "to be removed",
    has: ({ badges }) => badges.staged === "remove",
    state: "ready",
    badges: { staged: "remove" },
  },
  { words: "old status", has: ({ badges }) => badges.stale, state: "ready", badges: { stale: true } },
  {
    words: "available, with a caution",
    has: ({ state, caution }) => state === "available" && caution !== undefined,
    state: "available",
    badges: {},
    hasCaution: true,
  },
];
