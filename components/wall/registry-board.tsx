import type { WallPicture, WallRegistry } from "@/lib/walls/model";
import { countWords } from "./replica-words";
import { WallAlarm } from "./wall-alarm";
import { WallEvents } from "./wall-events";
import { WallHead } from "./wall-head";
import { type WallHealth, isRegistryStale, TROUBLE_WORDS } from "./wall-health";
import { WallMap } from "./wall-map";
import { WallReplicas } from "./wall-replicas";
import type { ShownTime } from "./wall-clock";

interface RegistryBoardProps {
  picture: WallPicture;
  registry: WallRegistry;
  health: WallHealth;
  nowMs: number;
  time: ShownTime;
  offsetMinutes: number;
}

/** One registry over the whole of a screen. */
export function RegistryBoard(props: RegistryBoardProps) {
  const { picture, registry, health, nowMs, time, offsetMinutes } = props;
  const isStale = isRegistryStale(registry, nowMs);
  return (
    <>
      <WallHead title={registry.title} health={health} time={time}>
        {registry.asOf === undefined ? null : countWords(registry)}
        {registry.place === undefined ? null : <span className="wall-place"> · {registry.place}</span>}
      </WallHead>
      {registry.asOf === undefined ? (
        <p className="wall-words-only">
          {registry.trouble ? TROUBLE_WORDS[registry.trouble.kind] : "Reading this registry from Azure…"}
        </p>
      ) : (
        <div className="wall-body">
          <div className="wall-left">
            {picture.scene ? (
              <WallMap scene={picture.scene} registry={registry} isStale={isStale} />
            ) : (
              <p className="wall-map wall-words-only">The map comes back when Azure can be read.</p>
            )}
            {health.warning === undefined ? (
              <WallEvents
                registry={registry}
                clock={picture.clock}
                nowMs={nowMs}
                offsetMinutes={offsetMinutes}
              />
            ) : (
              <WallAlarm words={health.warning} />
            )}
          </div>
          <WallReplicas replicas={registry.replicas} isStale={isStale} nowMs={nowMs} />
        </div>
      )}
    </>
  );
}
