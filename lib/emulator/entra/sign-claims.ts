import { createHash, randomBytes } from "node:crypto";
import { SignJWT, type JWTPayload } from "jose";
import { keyPairOf } from "../identity/signing-key";
import type { EmulatorState } from "../state/model";
import type { TokenTimes } from "./conditions";

export async function signClaims(
  state: EmulatorState,
  claims: JWTPayload,
  { startsAt, endsAt }: TokenTimes,
): Promise<string> {
  const { privateKey, keyId } = await keyPairOf(state.signingKey);
  return new SignJWT({ ...claims, uti: randomBytes(16).toString("base64url") })
    .setProtectedHeader({ typ: "JWT", alg: "RS256", kid: keyId })
    .setIssuedAt(startsAt)
    .setNotBefore(startsAt)
    .setExpirationTime(endsAt)
    .sign(privateKey);
}

/** Entra's `sub` differs from application to application, so that it cannot be used to compare people. */
export const pairwiseSubject = (objectId: string, audience: string): string =>
  createHash("sha256").update(`${objectId} ${audience}`).digest("base64url");
