import { buildScene, type SceneShape } from "@/lib/hexgrid/build-scene";
import type { Lens } from "@/lib/hexgrid/lens";
import type { Scene } from "@/lib/hexgrid/scene";
import { isInLens, lensOf } from "./lens";
import type { Region } from "./region";

export interface Scenes {
  readonly wide: Scene | undefined;
  readonly compact: Scene | undefined;
}

/**
 * The map of a lens for wide and for narrow screens.
 *
 * A narrow screen cannot hold the whole world: it opens at the lens of the home region instead.
 */
export function buildScenes(regions: readonly Region[], lens: Lens, homeRegion: string): Scenes {
  const home = regions.find((region) => region.name === homeRegion);
  const narrowLens = lens === "world" ? ((home && lensOf(home)) ?? "europe") : lens;
  return { wide: sceneOf(regions, lens, "wide"), compact: sceneOf(regions, narrowLens, "compact") };
}

function sceneOf(regions: readonly Region[], lens: Lens, shape: SceneShape): Scene | undefined {
  const points = regions.flatMap((region) =>
    region.point && isInLens(region, lens) ? [{ id: region.name, ...region.point }] : [],
  );
  return points.length === 0 ? undefined : buildScene({ lens, shape, points });
}
