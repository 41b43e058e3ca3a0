"use client";

import { useEffect, useState } from "react";

/**
 * The time, in milliseconds, moving on every second while the page is in sight.
 *
 * Server and browser render it differently; put `suppressHydrationWarning` on the element that shows it.
 */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const tick = () => {
      if (!document.hidden) setNow(Date.now());
    };
    const timer = setInterval(tick, 1_000);
    document.addEventListener("visibilitychange", tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, []);
  return now;
}
