import type { QueryQuota } from "@/lib/azure/query-resource-graph";
import type { Fleet } from "./model";

const GRAPH_MS = 30_000;
/** Lists cost two requests for each subscription, and tell less. */
const LISTS_MS = 120_000;
const SHORT_QUOTA_MS = 60_000;
const SHORT_OF_QUERIES = 3;
const LONGEST_PAUSE_MS = 5 * 60_000;
/** ARM may ask for a day of silence; asking after this long costs it one request. */
const LONGEST_SILENCE_MS = 10 * 60_000;

interface Situation {
  readonly nowMs: number;
  readonly source: Fleet["source"];
  readonly quota: QueryQuota | undefined;
  /** How many refreshes in a row have failed. */
  readonly failures: number;
  /** Azure asked for silence until then. */
  readonly retryAtMs: number | undefined;
  /** 0 to 1, spreads the refreshes of many people. */
  readonly random: number;
}

/** Milliseconds until a fleet is read again. */
export function nextRefreshMs({ nowMs, source, quota, failures, retryAtMs, random }: Situation): number {
  const spread = 0.9 + random * 0.2;
  const silence = retryAtMs === undefined ? 0 : Math.min(LONGEST_SILENCE_MS, Math.max(0, retryAtMs - nowMs));
  const isShort = quota !== undefined && quota.remaining < SHORT_OF_QUERIES;
  const pause = source === "lists" ? LISTS_MS : isShort ? SHORT_QUOTA_MS : GRAPH_MS;
  const backOff = Math.min(LONGEST_PAUSE_MS, pause * 2 ** Math.min(failures, 10));
  return Math.max(silence, (failures > 0 ? backOff : pause) * spread);
}
