"use client";

import { useEffect, useState, type RefObject } from "react";

/** The drawing's own font size in scene units, while all of the scene is in sight; undefined until it has been measured. */
export function useLabelSize(svg: RefObject<SVGSVGElement | null>, sceneWidth: number): number | undefined {
  const [labelSize, setLabelSize] = useState<number>();
  useEffect(() => {
    const element = svg.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      const { clientWidth } = element;
      // Not displayed: the container is too narrow or too wide for this shape.
      if (clientWidth > 0) {
        setLabelSize((Number.parseFloat(getComputedStyle(element).fontSize) * sceneWidth) / clientWidth);
      }
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [svg, sceneWidth]);
  return labelSize;
}
