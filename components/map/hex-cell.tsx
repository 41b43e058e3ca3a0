import { memo } from "react";
import { accessibleName } from "./accessible-name";
import { drawingOf } from "./drawing";
import { hexClass, HexDrawing } from "./hex-drawing";
import type { MapRegion } from "./map-region";

interface HexCellProps {
  region: MapRegion;
  x: number;
  y: number;
  /** Radius in scene units. */
  radius: number;
  isSelected: boolean;
  isTabStop: boolean;
}

/** One region on the map. Presses and keys are heard by the map around it. */
export const HexCell = memo(function HexCell({ region, x, y, radius, isSelected, isTabStop }: HexCellProps) {
  const drawing = drawingOf(region.state, region.badges, region.caution !== undefined);
  const canBeAdded = region.state === "available" && region.badges.staged === undefined;
  return (
    <g
      role="button"
      tabIndex={isTabStop ? 0 : -1}
      aria-label={accessibleName(region)}
      aria-pressed={isSelected}
      data-region={region.name}
      className={hexClass(drawing)}
      transform={`translate(${x} ${y}) scale(${radius / 16})`}
    >
      <HexDrawing drawing={drawing} />
      {canBeAdded && region.caution === undefined ? <use href="#hex-plus" className="hex-offer" /> : null}
    </g>
  );
});
