import type { FleetReplica } from "@/lib/fleet/model";
import { REGION_STATES } from "@/lib/replication/model";

/** `1 failed · 3 ready · 1 not routed`, the worst first. */
export function rowWords(replicas: readonly FleetReplica[]): string {
  if (replicas.some(({ state }) => state === undefined)) {
    return `${replicas.length} ${replicas.length === 1 ? "region" : "regions"} · states cannot be read`;
  }
  const parts = REGION_STATES.flatMap((state) => {
    const count = replicas.filter((replica) => replica.state === state).length;
    return count === 0 ? [] : [`${count} ${state === "other" ? "in an unknown state" : state}`];
  });
  const notRouted = replicas.filter(({ isRouted }) => !isRouted).length;
  if (notRouted > 0) parts.push(`${notRouted} not routed`);
  return parts.join(" · ");
}
