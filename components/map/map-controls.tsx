"use client";

import { useMapViewport } from "./use-map-viewport";
import { MAX_ZOOM, pannedBy, WHOLE, zoomedBy, type Viewport } from "./viewport";

const STEP = 1.6;
const PAN = 0.3;

const PANS = [
  { name: "Move left", path: "M10 3 5 8l5 5", x: -PAN, y: 0 },
  { name: "Move up", path: "m3 10 5-5 5 5", x: 0, y: -PAN },
  { name: "Move down", path: "m3 6 5 5 5-5", x: 0, y: PAN },
  { name: "Move right", path: "m6 3 5 5-5 5", x: PAN, y: 0 },
];

export function MapControls({ onAskHelp }: { onAskHelp: () => void }) {
  const [{ zoom }, move] = useMapViewport();
  const button = (name: string, path: string, onClick: () => void, isOff = false) => (
    <button
      key={name}
      type="button"
      className="button button-quiet map-control"
      aria-label={name}
      title={name}
      aria-disabled={isOff || undefined}
      onClick={isOff ? undefined : onClick}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={path} />
      </svg>
    </button>
  );
  const zoomBy = (factor: number) => () => move((from: Viewport) => zoomedBy(from, factor));
  return (
    <div className="map-controls" role="group" aria-label="Map view">
      {zoom > 1
        ? PANS.map(({ name, path, x, y }) => button(name, path, () => move((from) => pannedBy(from, x, y))))
        : null}
      {button("Zoom out", "M3 8h10", zoomBy(1 / STEP), zoom <= 1)}
      {button("Zoom in", "M8 3v10M3 8h10", zoomBy(STEP), zoom >= MAX_ZOOM)}
      {button("Show the whole map", "M3 6V3h3m4 0h3v3m0 4v3h-3m-4 0H3v-3", () => move(WHOLE), zoom <= 1)}
      {button("Keyboard help", "M5.7 5.6a2.4 2.4 0 1 1 3.4 2.2Q8 8.4 8 9.5M8 12.4v.1", onAskHelp)}
    </div>
  );
}
