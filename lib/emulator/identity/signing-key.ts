import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from "jose";

import type { PublicKey } from "../entra/entra-state";

interface KeyPair {
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly keyId: string;
}

const imported = new WeakMap<object, Promise<KeyPair>>();

/** A new private key as JSON, for the state. */
export async function makeSigningKey(): Promise<Record<string, unknown>> {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, alg: "RS256", kid: jwk.n?.slice(0, 16) };
}

export function keyPairOf(signingKey: Record<string, unknown>): Promise<KeyPair> {
  let pair = imported.get(signingKey);
  if (pair === undefined) {
    pair = importPair(signingKey);
    imported.set(signingKey, pair);
  }
  return pair;
}

/** The public half, as it is published. */
export function publicKeyOf({ kty, n, e, kid }: JWK): PublicKey {
  if (kty !== "RSA" || n === undefined || e === undefined || kid === undefined) {
    throw new Error("The signing key of the local Azure is not an RSA key.");
  }
  return { kty, n, e, alg: "RS256", kid };
}

async function importPair(jwk: JWK): Promise<KeyPair> {
  const published = publicKeyOf(jwk);
  const [privateKey, publicKey] = await Promise.all([importJWK(jwk, "RS256"), importJWK(published, "RS256")]);
  if (privateKey instanceof Uint8Array || publicKey instanceof Uint8Array) {
    throw new Error("The signing key of the local Azure is not an RSA key.");
  }
  return { privateKey, publicKey, keyId: published.kid };
}
