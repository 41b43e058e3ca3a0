"use client";

import type { ReactNode } from "react";

/** Scrolls what has just appeared into sight, as far as it is not: in a window it may be below the fold. */
export function InSight({ children }: { children: ReactNode }) {
  return (
    <div ref={scrollHere} className="scroll-my-4">
      {children}
    </div>
  );
}

// Always the same function, so that it runs when the element comes and not with every drawing of it.
function scrollHere(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: "nearest" });
}
