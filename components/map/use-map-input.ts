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
    void Promise.all([import("./map-keys"), import("./map-gestures")]).then(([keys, gestures]) => {
      answerKey.current = keys.answerKey;
      if (!isGone) stop = gestures.listenToGestures(svg, move);
    });
    return () => {
      isGone = true;
      stop();
    };
  }, [element, move]);
  return answerKey;
}
