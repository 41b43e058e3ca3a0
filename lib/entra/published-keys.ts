import "server-only";
import type { JWTVerifyGetKey } from "jose";
import { createRemoteJWKSet, customFetch } from "jose";
import { keptForAWhile } from "./kept-for-a-while";

const KEPT_MS = 24 * 60 * 60_000;
const TIME_LIMIT_MS = 10_000;
/** Keys may be taken back: then what they signed is no longer good here either after this long. */
const REREAD_AFTER_MS = 10 * 60_000;
/** A token that names an unknown key makes us read the keys again, but not more often than this. */
const REREAD_AT_MOST_EVERY_MS = 3_000;

/** Finds the key that a token names, also one that was published since the last look. */
export const publishedKeysAt: (jwksUri: string) => Promise<JWTVerifyGetKey> = keptForAWhile(
  KEPT_MS,
  async (jwksUri) =>
    createRemoteJWKSet(new URL(jwksUri), {
      timeoutDuration: TIME_LIMIT_MS,
      cooldownDuration: REREAD_AT_MOST_EVERY_MS,
      cacheMaxAge: REREAD_AFTER_MS,
      [customFetch]: (url, options) => fetch(url, { ...options, cache: "no-store" }),
    }),
);
