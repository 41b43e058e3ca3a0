"use client";

import { useEffect, useState } from "react";
import { ageWords } from "@/components/ui/format-time";
import { STALE_AFTER_SECONDS } from "@/lib/tracking/model";

/** The age of a picture in words once it is stale; renders only when the words change. */
export function useStaleAge(asOf: string, skewMs: number): string | undefined {
  const [staleAge, setStaleAge] = useState<string>();
  useEffect(() => {
    const check = () => {
      const ageSeconds = (Date.now() + skewMs - Date.parse(asOf)) / 1_000;
      setStaleAge(ageSeconds > STALE_AFTER_SECONDS ? ageWords(ageSeconds) : undefined);
    };
    const timer = setInterval(check, 1_000);
    return () => clearInterval(timer);
  }, [asOf, skewMs]);
  return staleAge;
}
