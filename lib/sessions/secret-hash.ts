import "server-only";
import { createHash, randomBytes } from "node:crypto";

const SECRET_BYTES = 32;
const SECRET = /^[\w-]{43}$/;

/** 256 random bits in base64url, for a cookie or a nonce. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString("base64url");
}

export function isSecret(text: string | undefined): text is string {
  return text !== undefined && SECRET.test(text);
}

/** What the store holds of it. So many random bits need neither salt nor slowness. */
export function hashOfSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
