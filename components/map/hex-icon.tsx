import type { Badges, RegionState } from "@/lib/replication/model";
import { drawingOf, NO_BADGES } from "./drawing";
import { hexClass, HexDrawing } from "./hex-drawing";

interface HexIconProps {
  state: RegionState;
  badges?: Badges;
  hasCaution?: boolean;
}

/** A hexagon as it looks on the map, 24 px high and without a name: the words stand beside it. */
export function HexIcon({ state, badges = NO_BADGES, hasCaution }: HexIconProps) {
  const drawing = drawingOf(state, badges, hasCaution);
  return (
    <svg viewBox="-14 -16 28 32" className="hex-icon" aria-hidden="true" focusable="false">
      <g className={hexClass(drawing)}>
        <HexDrawing drawing={drawing} />
      </g>
    </svg>
  );
}
