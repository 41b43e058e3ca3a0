import "server-only";
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { TokenAudience } from "./model";

/** Where a sealed token belongs; copied to another place it cannot be opened. */
export interface SealedPlace {
  readonly sessionId: string;
  readonly audience: TokenAudience;
}

interface Key {
  readonly keyId: string;
  readonly bytes: Buffer;
}

const VERSION = "1";
const ALGORITHM = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

const keys = new Map<string, Key>();

/** `1.<key id>.<iv, tag and cipher text>`; the first secret seals. */
export function seal(text: string, { sessionId, audience }: SealedPlace, secrets: readonly string[]): string {
  const [newest] = secrets;
  if (newest === undefined) throw new Error("There is no secret to seal tokens with.");
  const { keyId, bytes } = keyOf(newest);
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, bytes, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(additionalData({ sessionId, audience }));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return [VERSION, keyId, Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url")].join(".");
}

/** Undefined for what was sealed with a secret that is gone, was changed, or belongs to another place. */
export function unseal(sealed: string, place: SealedPlace, secrets: readonly string[]): string | undefined {
  const [version, keyId, body = "", ...more] = sealed.split(".");
  const key = secrets.map(keyOf).find((one) => one.keyId === keyId);
  const bytes = Buffer.from(body, "base64url");
  if (version !== VERSION || key === undefined || more.length > 0 || bytes.length < IV_BYTES + TAG_BYTES) {
    return undefined;
  }
  const decipher = createDecipheriv(ALGORITHM, key.bytes, bytes.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(additionalData(place));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    const opened = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
    return opened.toString("utf8");
  } catch {
    return undefined;
  }
}

function additionalData({ sessionId, audience }: SealedPlace): Buffer {
  return Buffer.from(JSON.stringify([VERSION, sessionId, audience]));
}

function keyOf(secret: string): Key {
  const known = keys.get(secret);
  if (known !== undefined) return known;
  const key = {
    keyId: derived(secret, "replica-map session tokens: key id", 6).toString("base64url"),
    bytes: derived(secret, "replica-map session tokens: key", 32),
  };
  keys.set(secret, key);
  return key;
}

// Secrets are random, so the empty salt of RFC 5869 is enough.
function derived(secret: string, purpose: string, length: number): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", purpose, length));
}
