import "server-only";
import { buildScene } from "@/lib/hexgrid/build-scene";
import type { Scene } from "@/lib/hexgrid/scene";
import { getDatabase } from "@/lib/db/get-database";
import { AppError } from "@/lib/errors/app-error";
import { orAppError } from "@/lib/errors/or-app-error";
import type { Region } from "@/lib/regions/region";
import { keepRegions, readKeptRegions } from "./regions-store";
import type { WallSources } from "./sources";

// The list is the same object for as long as Azure is not asked again.
const kept = new WeakSet<readonly Region[]>();

/**
 * Of all these subscriptions together; they differ little.
 *
 * Regions hardly ever change: when Azure cannot be asked, those that it told last are as good.
 */
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
  const db = await getDatabase();
  const regions = await orAppError(regionsOf(subscriptionId));
  if (regions instanceof AppError) {
    const known = await orAppError(readKeptRegions(db, subscriptionId));
    return known instanceof AppError ? [] : (known ?? []);
  }
  if (!kept.has(regions)) {
    kept.add(regions);
    // A store that is away takes the map from nobody who has it.
    await orAppError(keepRegions(db, subscriptionId, regions));
  }
  return regions;
}

/** The world with a place for every region; undefined where there are none. */
export function wallScene(regions: ReadonlyMap<string, Region>): Scene | undefined {
  const points = [...regions.values()].flatMap(({ name, point }) => (point ? [{ id: name, ...point }] : []));
  return points.length === 0 ? undefined : buildScene({ lens: "world", shape: "wide", points });
}
