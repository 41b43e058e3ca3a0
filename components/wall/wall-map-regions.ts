import { NO_BADGES } from "@/components/map/drawing";
import type { MapRegion } from "@/components/map/map-region";
import type { Scene } from "@/lib/hexgrid/scene";
import type { WallRegistry, WallReplica } from "@/lib/walls/model";

/** Every place of the map with what this registry has there. */
export function wallMapRegions(
  scene: Pick<Scene, "hexagons">,
  { replicas, available }: Pick<WallRegistry, "replicas" | "available">,
  isStale: boolean,
): MapRegion[] {
  const offered = new Set(available);
  return scene.hexagons.map(({ id }) => {
    // The worst comes first.
    const replica = replicas.find(({ region }) => region === id);
    return replica ? ofReplica(replica, isStale) : emptyRegion(id, offered.has(id));
  });
}

function ofReplica(replica: WallReplica, isStale: boolean): MapRegion {
  return {
    name: replica.region,
    displayName: replica.displayName,
    geography: undefined,
    lonDegrees: 0,
    state: replica.state,
    stateWords: replica.words,
    badges: {
      home: replica.isHome,
      notRouted: !replica.isRouted,
      updating: replica.isUpdating,
      staged: undefined,
      stale: isStale,
    },
  };
}

function emptyRegion(name: string, isOffered: boolean): MapRegion {
  const state = isOffered ? "available" : "unavailable";
  return {
    name,
    displayName: name,
    geography: undefined,
    lonDegrees: 0,
    state,
    stateWords: state,
    badges: NO_BADGES,
  };
}
