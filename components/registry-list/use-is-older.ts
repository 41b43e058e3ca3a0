"use client";

import { useEffect, useState } from "react";

const CHECK_MS = 5_000;

/** Whether something is older than that by now; renders only when this changes. `skewMs`: server time minus browser time. */
export function useIsOlder(iso: string, seconds: number, skewMs: number): boolean {
  const [isOlder, setIsOlder] = useState(false);
  useEffect(() => {
    const check = () => setIsOlder(Date.now() + skewMs - Date.parse(iso) > seconds * 1_000);
    check();
    const timer = setInterval(check, CHECK_MS);
    return () => clearInterval(timer);
  }, [iso, seconds, skewMs]);
  return isOlder;
}
