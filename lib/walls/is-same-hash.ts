import "server-only";
import { timingSafeEqual } from "node:crypto";

/** In a time that does not tell how much of it is right. */
export function isSameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
