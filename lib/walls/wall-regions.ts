import "server-only";
import { buildScene } from "@/lib/hexgrid/build-scene";
import type { Scene } from "@/lib/hexgrid/scene";
import { AppError } from "@/lib/errors/app-error";
import type { Region } from "@/lib/regions/region";
import type { WallSources } from "./sources";

const MOST_KEPT = 500;

// Regions hardly ever change, so that those of before are as good when Azure cannot be asked.
const lastKnown = new Map<string, readonly Region[]>();

/** Of all these subscriptions together; they differ little. */
export async function wallRegions(
  subscriptionIds: readonly string[],
  { regionsOf }: Pick<WallSources, "regionsOf">,
): Promise<ReadonlyMap<string, Region>> {
  const all = new Map<string, Region>();
  for (const subscriptionId of new Set(subscriptionIds.map((id) => id.toLowerCase()))) {
    for (const region of await regionsOrLast(subscriptionId, regionsOf)) {
      if (!all.has(region.name)) all.set(region.name, region);
    }
  }
  return all;
}

async function regionsOrLast(
  subscriptionId: string,
  regionsOf: WallSources["regionsOf"],
): Promise<readonly Region[]> {
  try {
    const regions = await regionsOf(subscriptionId);
    if (lastKnown.size >= MOST_KEPT) lastKnown.clear();
    lastKnown.set(subscriptionId, regions);
    return regions;
  } catch (error) {
    if (error instanceof AppError) return lastKnown.get(subscriptionId) ?? [];
    throw error;
  }
}

/** The world with a place for every region; undefined where there are none. */
export function wallScene(regions: ReadonlyMap<string, Region>): Scene | undefined {
  const points = [...regions.values()].flatMap(({ name, point }) => (point ? [{ id: name, ...point }] : []));
  return points.length === 0 ? undefined : buildScene({ lens: "world", shape: "wide", points });
}
