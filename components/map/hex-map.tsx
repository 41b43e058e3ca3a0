"use client";

import { lazy, Suspense, useId, useMemo, useState, type ReactNode } from "react";
import { readingOrder } from "@/lib/hexgrid/reading-order";
import type { Scene } from "@/lib/hexgrid/scene";
import { MapControls } from "./map-controls";
import type { MapRegion } from "./map-region";
import { MapScene } from "./map-scene";
import { MapViewportProvider } from "./use-map-viewport";

const KeyboardHelp = lazy(() => import("./keyboard-help"));

export interface HexMapProps {
  regions: readonly MapRegion[];
  /** `wide` is shown in containers from 900 px, `compact` in narrower ones; one that is missing is stood in for by the other. */
  scenes: { readonly wide: Scene | undefined; readonly compact: Scene | undefined };
  selectedRegion: string | undefined;
  homeRegion: string | undefined;
  onSelect: (region: string) => void;
  onStage: (region: string) => void;
  /** `/` was pressed on the map: put the focus into the region search. */
  onAskSearch: () => void;
  /** Links to the other lenses. */
  lensTabs?: ReactNode;
}

/** The world, or a part of it, with one hexagon per region. Everything on it can also be done in the table twin. */
export function HexMap(props: HexMapProps) {
  const { regions, scenes, lensTabs } = props;
  const [isHelpOpen, setHelpOpen] = useState<boolean>();
  const [tabStop, setTabStop] = useState<string>();
  const hintId = useId();
  const ordered = useMemo(
    () => readingOrder(regions.map((region) => ({ ...region, id: region.name }))),
    [regions],
  );
  const shapes = scenes.wide && scenes.compact ? "both" : scenes.wide ? "wide" : "compact";
  const shared = {
    ...props,
    regions: ordered,
    hintId,
    tabStop: tabStop ?? props.selectedRegion ?? props.homeRegion,
    onReach: setTabStop,
    onAskHelp: () => setHelpOpen(true),
  };

  return (
    <MapViewportProvider key={placeOf(scenes.wide ?? scenes.compact)}>
      <section className="map" aria-label="Map">
        <div className="map-bar">
          {lensTabs}
          <MapControls onAskHelp={shared.onAskHelp} />
        </div>
        <p id={hintId} className="sr-only">
          Arrow keys move between regions, Enter selects, Space stages. Question mark lists all keys.
        </p>
        <div className="map-frame" data-shapes={shapes}>
          {scenes.wide ? <MapScene {...shared} scene={scenes.wide} shape="wide" /> : null}
          {scenes.compact ? <MapScene {...shared} scene={scenes.compact} shape="compact" /> : null}
        </div>
        {isHelpOpen === undefined ? null : (
          <Suspense>
            <KeyboardHelp isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
          </Suspense>
        )}
      </section>
    </MapViewportProvider>
  );
}

// Another part of the world starts unzoomed.
function placeOf(scene: Scene | undefined): string {
  return scene ? `${scene.land.scale} ${scene.land.x} ${scene.land.y}` : "";
}
