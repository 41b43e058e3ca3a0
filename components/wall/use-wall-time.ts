"use client";

import { useEffect, useState } from "react";

export interface WallTime {
  /** By the server's clock. */
  readonly nowMs: number;
  /** Of the screen's own zone, east of Greenwich. */
  readonly offsetMinutes: number;
}

/** Begins with the server's own time, so that the page is at first as the server drew it; then moves each second. */
export function useWallTime(drawnAtMs: number, skewMs: number): WallTime {
  const [time, setTime] = useState<WallTime>({ nowMs: drawnAtMs, offsetMinutes: 0 });
  useEffect(() => {
    const tick = () => {
      const nowMs = Date.now() + skewMs;
      const offsetMinutes = -new Date(nowMs).getTimezoneOffset();
      // Only with the second: a timer of just a second would skip one now and then.
      setTime((before) =>
        Math.floor(before.nowMs / 1_000) === Math.floor(nowMs / 1_000) &&
        before.offsetMinutes === offsetMinutes
          ? before
          : { nowMs, offsetMinutes },
      );
    };
    const timer = setInterval(tick, 200);
    return () => clearInterval(timer);
  }, [skewMs]);
  return time;
}
