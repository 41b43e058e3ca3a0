import { REGION_STATES } from "@/lib/replication/model";
import type { WallRegistry, WallReplica } from "@/lib/walls/model";
import { shortWords } from "./replica-words";

const RANK_OF_ATTENTION = { person: 0.6, slow: 0.7 } as const;

/** The worst state comes first; what cannot be read is worse than all that can. */
export function bySeverity(registries: readonly WallRegistry[]): WallRegistry[] {
  return [...registries].sort(
    (a, b) => severityOf(a) - severityOf(b) || a.title.localeCompare(b.title, "en", { numeric: true }),
  );
}

function severityOf({ replicas, asOf, trouble }: WallRegistry): number {
  if (asOf === undefined) return trouble === undefined ? REGION_STATES.length : -1;
  const worst = Math.min(...replicas.map(rankOf));
  const isAllRouted = replicas.every(({ isRouted }) => isRouted);
  return worst - (isAllRouted ? 0 : 0.5) + (trouble === undefined ? 0 : -0.25);
}

/** What needs somebody comes right after what has failed. */
function rankOf({ state, attention }: WallReplica): number {
  const rank = REGION_STATES.indexOf(state);
  return attention === undefined ? rank : Math.min(rank, RANK_OF_ATTENTION[attention]);
}

/** Everything is there, routed and known to be so. */
export function isAllReady({ replicas, asOf, trouble }: WallRegistry): boolean {
  return (
    asOf !== undefined &&
    trouble === undefined &&
    replicas.every(
      ({ state, isRouted, attention }) => state === "ready" && isRouted && attention === undefined,
    )
  );
}

/** What is not as it should be: `1 failed, 2 syncing`; empty when all is well. */
export function tileWords({ replicas }: WallRegistry): string {
  const counts = new Map<string, number>();
  for (const replica of replicas) {
    const { state, isRouted, attention } = replica;
    const isQuiet = state === "ready" && attention === undefined;
    const told = isQuiet ? (isRouted ? undefined : "not routed") : shortWords(replica);
    if (told !== undefined) counts.set(told, (counts.get(told) ?? 0) + 1);
  }
  // A number never stands at the end of a line without what it counts.
  return [...counts].map(([words, count]) => `${count}\u00a0${words.replaceAll(" ", "\u00a0")}`).join(", ");
}
