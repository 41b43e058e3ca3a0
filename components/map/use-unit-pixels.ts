"use client";

import { useEffect, useState, type RefObject } from "react";

/** CSS pixels per scene unit of a drawing that shows all of its scene; undefined until it has been measured. */
export function useUnitPixels(svg: RefObject<SVGSVGElement | null>, sceneWidth: number): number | undefined {
  const [unitPixels, setUnitPixels] = useState<number>();
  useEffect(() => {
    const element = svg.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      // Not displayed: the container is too narrow or too wide for this shape.
      if (element.clientWidth > 0) setUnitPixels(element.clientWidth / sceneWidth);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [svg, sceneWidth]);
  return unitPixels;
}
