"use client";

import { useEffect, type RefObject } from "react";
import type { MoveMap } from "./use-map-viewport";

/** Dragging, pinching and Ctrl with the wheel. Nobody needs them to see the map, so they are fetched after it is there. */
export function useMapGestures(element: RefObject<SVGSVGElement | null>, move: MoveMap): void {
  useEffect(() => {
    const svg = element.current;
    if (!svg) return;
    let isGone = false;
    let stop = () => {};
    void import("./map-gestures").then(({ listenToGestures }) => {
      if (!isGone) stop = listenToGestures(svg, move);
    });
    return () => {
      isGone = true;
      stop();
    };
  }, [element, move]);
}
