import { memo } from "react";
import { HexIcon } from "@/components/map/hex-icon";
import { StateStrip } from "@/components/history/state-strip";
import type { WallReplica } from "@/lib/walls/model";
import { attentionWords, moreWords, replicaWords, sinceWords } from "./replica-words";

const MOST_ROWS = 8;

interface WallReplicasProps {
  replicas: readonly WallReplica[];
  isStale: boolean;
  nowMs: number;
}

/** The worst first, each with its last 24 hours. */
export function WallReplicas({ replicas, isStale, nowMs }: WallReplicasProps) {
  const shown = replicas.slice(0, MOST_ROWS);
  const rest = replicas.slice(shown.length);
  return (
    <div className="wall-list">
      <ul className="wall-rows" aria-label="Replicas, the worst first">
        {shown.map((replica) => (
          <li key={replica.region} className="wall-row">
            <p className="wall-row-head">
              <HexIcon
                state={replica.state}
                badges={{
                  home: false,
                  notRouted: !replica.isRouted,
                  updating: replica.isUpdating,
                  staged: undefined,
                  stale: isStale,
                }}
              />
              <span className="wall-row-name">{replica.displayName}</span>
              <span className="wall-row-state" data-state={replica.state}>
                {replicaWords(replica, nowMs)}
              </span>
            </p>
            <p className="wall-row-past">
              <Past replica={replica} />
              <Attention replica={replica} />
              <span className="wall-row-since">{sinceWords(replica, nowMs)}</span>
            </p>
          </li>
        ))}
      </ul>
      {rest.length > 0 ? <p className="wall-more">{moreWords(rest)}</p> : null}
    </div>
  );
}

function Attention({ replica }: { replica: WallReplica }) {
  const words = attentionWords(replica);
  return words === undefined ? null : <span className="wall-row-attention">{words}</span>;
}

// Drawn anew when it changes, not when the clock does.
const Past = memo(function Past({ replica }: { replica: WallReplica }) {
  if (replica.strip === undefined) return <span className="wall-strip" />;
  return (
    <span className="wall-strip">
      <StateStrip segments={replica.strip} label={`The last 24 hours of ${replica.displayName}`} />
    </span>
  );
}, isSameStrip);

function isSameStrip(before: { replica: WallReplica }, after: { replica: WallReplica }): boolean {
  return before.replica.strip === after.replica.strip;
}
