import "server-only";
import { getConfiguration } from "@/lib/config/configuration";
import type { Liveness } from "./store";

/** The limits of now. Rows are judged by them when they are read, so that a new setting counts at once. */
export function liveness(nowMs: number = Date.now()): Liveness {
  return { nowMs, idleMs: getConfiguration().sessionLimits.idleMinutes * 60_000 };
}
