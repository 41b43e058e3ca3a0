import type { JWTPayload } from "jose";

/**
 * The moment of issue in milliseconds, for the claim `aio`, which is Entra's own and says nothing to anybody
 * else; `iat` knows only seconds.
 */
export const issueMark = (ms: number): string => Buffer.from(String(ms)).toString("base64url");

export function issuedAtMs({ aio, iat }: JWTPayload): number {
  const marked = typeof aio === "string" ? Number(Buffer.from(aio, "base64url").toString()) : Number.NaN;
  return Number.isFinite(marked) ? marked : (iat ?? 0) * 1000;
}
