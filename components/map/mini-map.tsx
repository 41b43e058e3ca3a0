import { landHeight, landWidth, project } from "@/lib/hexgrid/projection";
import type { LonLat } from "@/lib/hexgrid/points";
import type { RegionState } from "@/lib/replication/model";
import { REGION_STATES } from "@/lib/replication/model";
import { drawingOf, NO_BADGES } from "./drawing";
import { hexClass, HexDrawing } from "./hex-drawing";
import { STATE_WORDS } from "./state-words";

export interface MiniMapReplica {
  readonly name: string;
  readonly point: LonLat | undefined;
  /** Undefined while it has not been read: drawn as a plain outline. */
  readonly state: RegionState | undefined;
  readonly isHome?: boolean;
  readonly isRouted?: boolean;
}

interface MiniMapProps {
  replicas: readonly MiniMapReplica[];
  /** What it shows may be long over. */
  isStale?: boolean;
}

const RADIUS = 9;

/** A registry's replicas on a small world, for a row of a list. */
export function MiniMap({ replicas, isStale = false }: MiniMapProps) {
  return (
    <span className="mini-map" role="img" aria-label={miniMapWords(replicas)}>
      <span className="mini-map-land" />
      <svg viewBox={`0 0 ${landWidth} ${Math.round(landHeight)}`} aria-hidden="true" focusable="false">
        {byUrgency(replicas).map(({ name, point, state, isHome, isRouted = true }) => {
          if (!point) return null;
          const { x, y } = project(point);
          const drawing = state && drawingOf(state, { ...NO_BADGES, stale: isStale, notRouted: !isRouted });
          const look = drawing ? hexClass(drawing) : "hex hex-grey hex-hollow hex-plain";
          return (
            <g
              key={name}
              className={isHome ? `${look} mini-home` : look}
              transform={`translate(${Math.round(x)} ${Math.round(y)}) scale(${RADIUS / 16})`}
            >
              {drawing ? <HexDrawing drawing={drawing} /> : <use href="#hex-outline" />}
            </g>
          );
        })}
      </svg>
    </span>
  );
}

/** `Replicas: 3 ready, 1 syncing`. */
export function miniMapWords(replicas: readonly Pick<MiniMapReplica, "state">[]): string {
  if (replicas.length === 0) return "No replicas";
  const counts = new Map<string, number>();
  for (const { state } of byUrgency(replicas)) {
    const words = state ? STATE_WORDS[state] : "not read yet";
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return `Replicas: ${[...counts].map(([words, count]) => `${count} ${words}`).join(", ")}`;
}

// What needs attention is drawn last, on top.
function byUrgency<Item extends Pick<MiniMapReplica, "state">>(replicas: readonly Item[]): Item[] {
  const rank = ({ state }: Item) => (state ? REGION_STATES.indexOf(state) : REGION_STATES.length);
  return [...replicas].sort((a, b) => rank(b) - rank(a));
}
