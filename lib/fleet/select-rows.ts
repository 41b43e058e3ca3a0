import { type FleetRow, type FleetStateFilter, type StateCount, worstRank } from "./model";
import { type FleetQuery, STATE_FILTERS } from "./schema";

export const ROWS_A_PAGE = 50;

export interface Selection {
  /** Of one page. */
  readonly rows: readonly FleetRow[];
  /** How many fit the query, on all pages. */
  readonly found: number;
  /** From 1; the last one there is when the address asks for a later one. */
  readonly page: number;
  readonly pages: number;
  /** Of all registries that fit search and tier, whatever their state. */
  readonly counts: readonly StateCount[];
}

type Compare = (a: FleetRow, b: FleetRow) => number;

const TIERS = ["premium", "standard", "basic"];

function tierRank(row: FleetRow): number {
  const rank = TIERS.indexOf(row.tier?.toLowerCase() ?? "");
  return rank === -1 ? TIERS.length : rank;
}

// Made once: comparing a thousand names without it takes longer than all the rest.
const COLLATOR = new Intl.Collator("en");
const inWords = (a: string, b: string) => COLLATOR.compare(a, b);

const byName: Compare = (a, b) => inWords(a.name, b.name) || inWords(a.id, b.id);

const COMPARE: Readonly<Record<FleetQuery["sort"], Compare>> = {
  name: byName,
  worst: (a, b) => worstRank(a) - worstRank(b) || byName(a, b),
  replicas: (a, b) => b.replicas.length - a.replicas.length || byName(a, b),
  tier: (a, b) => tierRank(a) - tierRank(b) || byName(a, b),
  subscription: (a, b) => inWords(a.subscriptionName, b.subscriptionName) || byName(a, b),
  home: (a, b) => inWords(a.homeRegion, b.homeRegion) || byName(a, b),
};

/** The rows of one page. A search looks into names, resource groups, subscriptions and regions for every word. */
export function selectRows(all: readonly FleetRow[], query: FleetQuery): Selection {
  const words = query.q.toLowerCase().split(/\s+/).filter(Boolean);
  const searched = all.filter((row) => hasTier(row, query.tier) && hasWords(row, words));
  const found = searched.filter((row) => hasState(row, query.state)).sort(COMPARE[query.sort]);
  const pages = Math.max(1, Math.ceil(found.length / ROWS_A_PAGE));
  const page = Math.min(query.page, pages);
  return {
    rows: found.slice((page - 1) * ROWS_A_PAGE, page * ROWS_A_PAGE),
    found: found.length,
    page,
    pages,
    counts: countStates(searched),
  };
}

/** A registry counts for each state that one of its replicas is in. */
export function countStates(rows: readonly FleetRow[]): StateCount[] {
  return STATE_FILTERS.map((state) => ({
    state,
    count: rows.filter((row) => hasState(row, state)).length,
  }));
}

function hasTier({ tier }: FleetRow, wanted: FleetQuery["tier"]): boolean {
  return wanted === "all" || tier?.toLowerCase() === wanted;
}

function hasState({ replicas }: FleetRow, wanted: FleetStateFilter): boolean {
  if (wanted === "all") return true;
  return replicas.some(({ state, isRouted }) => (wanted === "not-routed" ? !isRouted : state === wanted));
}

function hasWords(row: FleetRow, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const regions = row.replicas.map(({ region }) => region).join(" ");
  const text =
    `${row.name} ${row.ref.resourceGroup} ${row.subscriptionName} ${row.homeRegion} ${regions}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
