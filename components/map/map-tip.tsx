"use client";

import { useEffect, useLayoutEffect, useRef } from "react";
import { badgeWords } from "./accessible-name";
import type { MapItem } from "./map-scene";

export interface Tip {
  readonly region: string;
  readonly cell: Element;
}

const GAP_PIXELS = 8;

interface MapTipProps {
  tip: Tip;
  item: MapItem | undefined;
  onLeave: () => void;
}

/**
 * Name and state of what is pointed at or focused. It says nothing that the hexagon's own name does not say.
 *
 * It takes no presses, so that it never stands between the pointer and a hexagon, but it stays while the pointer is on it.
 */
export default function MapTip({ tip, item, onLeave }: MapTipProps) {
  const card = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = card.current;
    const frame = element?.parentElement?.getBoundingClientRect();
    if (!element || !frame) return;
    const cell = tip.cell.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = element;
    const above = cell.top - height - GAP_PIXELS;
    const left = cell.left + cell.width / 2 - width / 2;
    const top = above < frame.top ? cell.bottom + GAP_PIXELS : above;
    element.style.left = `${Math.max(0, Math.min(left - frame.left, frame.width - width))}px`;
    element.style.top = `${top - frame.top}px`;
  });

  useEffect(() => {
    const onMove = (event: PointerEvent) => {
      const isOnCell = event.target instanceof Element && event.target.closest("[data-region]");
      if (isOnCell || tip.cell === document.activeElement || isNear(card.current, event)) return;
      onLeave();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") onLeave();
    };
    addEventListener("pointermove", onMove);
    addEventListener("keydown", onKey);
    return () => {
      removeEventListener("pointermove", onMove);
      removeEventListener("keydown", onKey);
    };
  });

  if (!item) return null;
  const { region } = item;
  return (
    <div ref={card} className="map-tip" aria-hidden="true">
      <strong>{region.displayName}</strong>
      <span>{[region.stateWords, ...badgeWords(region)].join(", ")}</span>
    </div>
  );
}

function isNear(element: Element | null, { clientX, clientY }: PointerEvent): boolean {
  const box = element?.getBoundingClientRect();
  if (!box) return false;
  const reach = GAP_PIXELS + 2;
  return (
    clientX > box.left - reach &&
    clientX < box.right + reach &&
    clientY > box.top - reach &&
    clientY < box.bottom + reach
  );
}
