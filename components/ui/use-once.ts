import { useEffect, useEffectEvent, useRef } from "react";

/** Runs once for the page as it was opened, also where React runs effects a second time to find faults. */
export function useOnce(run: () => void): void {
  const hasRun = useRef(false);
  const runOnce = useEffectEvent(run);
  useEffect(() => {
    if (hasRun.current) return;
    hasRun.current = true;
    runOnce();
  }, []);
}
