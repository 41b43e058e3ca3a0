import type { SupportInfo } from "../errors/graph-error";
import type { LocalAzure } from "../local-azure";
import { nextRandom, randomGuid } from "../state/random";
import { formatStamp, withZ } from "../time/stamp";

export function supportInfo({ requestRandom }: LocalAzure, nowMs: number): SupportInfo {
  const ticks = Math.floor(nextRandom(requestRandom) * 10_000);
  return { timestamp: withZ(formatStamp(nowMs, ticks)), correlationId: randomGuid(requestRandom, 4) };
}
