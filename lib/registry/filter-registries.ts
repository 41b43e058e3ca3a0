import type { RegistryRow } from "./model";
import type { RegistryListQuery } from "./schema";

type SortKey = RegistryListQuery["sort"];

const TIERS = ["premium", "standard", "basic"];

function tierRank(row: RegistryRow): number {
  const rank = TIERS.indexOf(row.tier?.toLowerCase() ?? "");
  return rank === -1 ? TIERS.length : rank;
}

const byName = (a: RegistryRow, b: RegistryRow) =>
  a.name.localeCompare(b.name, "en") || a.id.localeCompare(b.id, "en");

const COMPARE: Record<SortKey, (a: RegistryRow, b: RegistryRow) => number> = {
  name: byName,
  tier: (a, b) => tierRank(a) - tierRank(b) || byName(a, b),
  home: (a, b) => a.homeRegion.localeCompare(b.homeRegion, "en") || byName(a, b),
  replicas: (a, b) => b.replicaRegions.length - a.replicaRegions.length || byName(a, b),
};

/** Searches in names, resource groups, subscriptions and regions; every word has to be found. */
export function filterRegistries(rows: readonly RegistryRow[], query: RegistryListQuery): RegistryRow[] {
  const words = query.q.toLowerCase().split(/\s+/).filter(Boolean);
  return rows
    .filter((row) => query.tier === "all" || row.tier?.toLowerCase() === query.tier)
    .filter((row) => {
      const text = [
        row.name,
        row.ref.resourceGroup,
        row.subscriptionName,
        row.homeRegion,
        ...row.replicaRegions,
      ]
        .join(" ")
        .toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .sort(COMPARE[query.sort]);
}
