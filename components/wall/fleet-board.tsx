import { HexIcon } from "@/components/map/hex-icon";
import { NO_BADGES } from "@/components/map/drawing";
import type { WallPicture, WallRegistry } from "@/lib/walls/model";
import { bySeverity, isAllReady, tileWords } from "./fleet-tiles";
import { countWords } from "./replica-words";
import { WallAlarm } from "./wall-alarm";
import type { ShownTime } from "./wall-clock";
import { WallHead } from "./wall-head";
import { isRegistryStale, type WallHealth } from "./wall-health";

const MOST_TILES = 20;

interface FleetBoardProps {
  picture: WallPicture;
  health: WallHealth;
  nowMs: number;
  time: ShownTime;
}

/** All registries at once, the worst first. */
export function FleetBoard({ picture, health, nowMs, time }: FleetBoardProps) {
  const sorted = bySeverity(picture.registries);
  const shown = sorted.length > MOST_TILES ? sorted.slice(0, MOST_TILES - 1) : sorted;
  const rest = sorted.slice(shown.length);
  const ready = sorted.filter(isAllReady).length;
  return (
    <>
      <WallHead title={picture.name} health={health} time={time}>
        <span className="wall-count-whole">
          {ready} of {sorted.length} {sorted.length === 1 ? "registry" : "registries"} fully ready
        </span>
      </WallHead>
      <ul className="wall-tiles" data-many={sorted.length > 8 || undefined}>
        {shown.map((registry) => (
          <Tile key={registry.key} registry={registry} isStale={isRegistryStale(registry, nowMs)} />
        ))}
        {rest.length > 0 ? (
          <li className="wall-tile wall-tile-rest">
            and {rest.length} more: {rest.filter(isAllReady).length} fully ready
          </li>
        ) : null}
      </ul>
      {health.warning === undefined ? null : <WallAlarm words={health.warning} />}
    </>
  );
}

function Tile({ registry, isStale }: { registry: WallRegistry; isStale: boolean }) {
  const [worst] = registry.replicas;
  const words = tileWords(registry);
  return (
    <li className="wall-tile" data-state={worst?.state} data-is-old={isStale || undefined}>
      {worst ? (
        <HexIcon state={worst.state} badges={{ ...NO_BADGES, notRouted: !worst.isRouted, stale: isStale }} />
      ) : null}
      <div className="wall-tile-words">
        <h2>{registry.title}</h2>
        <p>{registry.asOf === undefined ? noneWords(registry) : countWords(registry)}</p>
        {words === "" ? null : <p className="wall-tile-bad">{words}</p>}
        {isStale ? <p className="wall-tile-bad">data is old</p> : null}
      </div>
    </li>
  );
}

function noneWords({ trouble }: WallRegistry): string {
  if (trouble === undefined) return "reading…";
  return trouble.kind === "gone" ? "not in Azure any more" : "cannot be read";
}
