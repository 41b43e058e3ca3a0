"use client";

import { useEffect, useRef, type RefObject } from "react";
import type * as MapKeys from "./map-keys";
import type { MoveMap } from "./use-map-viewport";

/**
 * Keys, dragging, pinching and Ctrl with the wheel. Nobody needs them to see the map, so they are fetched after it is there.
 *
 * Gives what answers a key once it has come.
 */
export function useMapInput(
  element: RefObject<SVGSVGElement | null>,
  move: MoveMap,
): RefObject<typeof MapKeys.answerKey | undefined> {
  const answerKey = useRef<typeof MapKeys.answerKey>(undefined);
  useEffect(() => {
    const svg = element.current;
    if (!svg) return;
    let isGone = false;
    let stop = () => {};
    void import("./map-keys").then((keys) => {
      answerKey.current = keys.answerKey;
    });
    void import("./map-gestures").then(({ listenToGestures }) => {
      if (!isGone) stop = listenToGestures(svg, move);
    });
    return () => {
      isGone = true;
      stop();
    };
  }, [element, move]);
  return answerKey;
}
