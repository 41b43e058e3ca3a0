/** Holder of the seeded generator's position; part of the saved state, so that a restart does not repeat itself. */
export interface RandomState {
  random: number;
}

/** Next number in [0, 1): mulberry32. */
export function nextRandom(holder: RandomState): number {
  holder.random = (holder.random + 0x6d2b79f5) >>> 0;
  let mixed = holder.random;
  mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}

export function randomBetween(holder: RandomState, low: number, high: number): number {
  return low + nextRandom(holder) * (high - low);
}

export function randomBytes(holder: RandomState, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => Math.floor(nextRandom(holder) * 256)));
}

/** A GUID of the given version; ARM's request ids are of version 4, ACR's operation ids look like version 1. */
export function randomGuid(holder: RandomState, version: 1 | 4): string {
  const hex = randomBytes(holder, 16).toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${String(version)}${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
