"use client";

import { lazy, Suspense, useMemo, useRef, useState, type KeyboardEvent, type SyntheticEvent } from "react";
import type { PlacedHexagon, Scene } from "@/lib/hexgrid/scene";
import { HexCell } from "./hex-cell";
import { MapLabels } from "./map-labels";
import { Leader, MapLand } from "./map-land";
import type { MapRegion } from "./map-region";
import { MapRing } from "./map-ring";
import type { Tip } from "./map-tip";
import { useMapInput } from "./use-map-input";
import { useMapViewport } from "./use-map-viewport";
import { showing, windowOf } from "./viewport";

const MapTip = lazy(() => import("./map-tip"));

export interface MapItem {
  readonly region: MapRegion;
  readonly hexagon: PlacedHexagon;
}

interface MapSceneProps {
  scene: Scene;
  shape: "wide" | "compact";
  /** In reading order. */
  regions: readonly MapRegion[];
  selectedRegion: string | undefined;
  homeRegion: string | undefined;
  /** The region that the Tab key comes to; the first one when this one is not here. */
  tabStop: string | undefined;
  hintId: string;
  onReach: (region: string) => void;
  onSelect: (region: string) => void;
  onStage: (region: string) => void;
  onAskSearch: () => void;
  onAskHelp: () => void;
}

export function MapScene(props: MapSceneProps) {
  const { scene, shape, regions, selectedRegion, onReach, onSelect } = props;
  const svg = useRef<SVGSVGElement>(null);
  const [viewport, move] = useMapViewport();
  const [focused, setFocused] = useState<string>();
  const [tip, setTip] = useState<Tip>();
  const answerKey = useMapInput(svg, move);

  const items = useMemo(() => itemsOf(scene, regions), [scene, regions]);
  const find = (name: string | undefined) => items.find((item) => item.region.name === name);
  const tabStop = (find(props.tabStop) ?? items[0])?.region.name;
  const inSight = windowOf(viewport, scene);

  const focusOn = (name: string | undefined) => {
    const place = find(name)?.hexagon.centre;
    if (!place) return;
    move((from) => showing(from, place.x / scene.width, place.y / scene.height));
    cellOf(svg.current, name)?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const region = regionOf(event);
    if (!region || event.ctrlKey || event.metaKey || event.altKey) return;
    const isAnswered = answerKey.current?.(event.key, region, {
      ...props,
      hexagons: scene.hexagons,
      focusOn,
      hideTip: () => setTip(undefined),
    });
    if (isAnswered) event.preventDefault();
  };
  const point = (event: SyntheticEvent) => {
    const region = regionOf(event);
    const cell = cellOf(svg.current, region);
    if (region && cell) setTip({ region, cell });
  };

  return (
    <div className={`map-view map-${shape}`}>
      <svg
        ref={svg}
        className="map-scene"
        viewBox={`${inSight.x} ${inSight.y} ${inSight.width} ${inSight.height}`}
        role="group"
        aria-label="Regions"
        aria-describedby={props.hintId}
        data-zoomed={viewport.zoom > 1 ? "" : undefined}
        onClick={(event) => {
          const region = regionOf(event);
          if (region) onSelect(region);
        }}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          const region = regionOf(event);
          if (!region) return;
          onReach(region);
          if (!event.target.matches(":focus-visible")) return;
          setFocused(region);
          point(event);
        }}
        onBlur={() => {
          setFocused(undefined);
          setTip(undefined);
        }}
        onPointerOver={(event) => {
          if (event.pointerType === "mouse") point(event);
        }}
      >
        <MapLand scene={scene} />
        {items.map(({ region, hexagon }) => (
          <HexCell
            key={region.name}
            region={region}
            x={hexagon.centre.x}
            y={hexagon.centre.y}
            radius={scene.radius}
            isSelected={region.name === selectedRegion}
            isTabStop={region.name === tabStop}
          />
        ))}
        <Leader hexagon={find(tip?.region ?? selectedRegion)?.hexagon} radius={scene.radius} />
        <MapRing kind="selection" hexagon={find(selectedRegion)?.hexagon} radius={scene.radius} />
        <MapRing kind="focus" hexagon={find(focused)?.hexagon} radius={scene.radius} />
        <MapLabels scene={scene} items={items} inSight={inSight} svg={svg} />
      </svg>
      {tip ? (
        <Suspense>
          <MapTip tip={tip} item={find(tip.region)} onLeave={() => setTip(undefined)} />
        </Suspense>
      ) : null}
    </div>
  );
}

function itemsOf(scene: Scene, regions: readonly MapRegion[]): MapItem[] {
  const hexagons = new Map(scene.hexagons.map((hexagon) => [hexagon.id, hexagon]));
  return regions.flatMap((region) => {
    const hexagon = hexagons.get(region.name);
    return hexagon ? [{ region, hexagon }] : [];
  });
}

function regionOf(event: SyntheticEvent): string | undefined {
  if (!(event.target instanceof Element)) return undefined;
  return event.target.closest("[data-region]")?.getAttribute("data-region") ?? undefined;
}

function cellOf(svg: SVGSVGElement | null, region: string | undefined): SVGGElement | null | undefined {
  return region === undefined
    ? undefined
    : svg?.querySelector<SVGGElement>(`[role=button][data-region="${CSS.escape(region)}"]`);
}
