import { errors, importJWK, jwtVerify, type CryptoKey, type JWTPayload } from "jose";
import { missingClaims } from "../entra/claims-challenges";
import { armError } from "../errors/arm-error";
import type { EmulatorState, Person } from "../state/model";
import { issuedAtMs } from "./issue-mark";
import { keyPairOf } from "./signing-key";

const ARM_AUDIENCES = ["https://management.core.windows.net/", "https://management.azure.com/"];
/** What a client calls itself that can handle claims challenges. */
const HANDLES_CHALLENGES = "cp1";

export const issuerOf = (tenantId: string): string => `https://sts.windows.net/${tenantId}/`;

/** Who sends a request to ARM. `authority` is the address that an answer of 401 points to. */
export async function authenticate(
  state: EmulatorState,
  authorization: string | undefined,
  authority: string,
  nowMs: number,
): Promise<Person> {
  const token = /^Bearer +([\w.-]+)$/i.exec(authorization ?? "")?.[1];
  if (authorization === undefined) throw armError.authenticationFailed(authority);
  if (token === undefined) throw armError.invalidToken(authority);
  const claims = await verifiedClaims(state, token, authority, nowMs);
  const audience = String(claims.aud);
  if (!ARM_AUDIENCES.some((one) => one === audience || one === `${audience}/`)) {
    throw armError.wrongAudience(authority, audience, ARM_AUDIENCES);
  }
  const person = state.people.find(
    (one) =>
      one.objectId === claims["oid"] &&
      one.tenantId === claims["tid"] &&
      claims.iss === issuerOf(one.tenantId),
  );
  if (person === undefined) throw armError.invalidToken(authority);
  refuseInsufficient(state, person, claims, authority);
  return person;
}

/** A client that said nothing of claims challenges gets none: it could do nothing with one. */
function refuseInsufficient(
  state: EmulatorState,
  person: Person,
  claims: JWTPayload,
  authority: string,
): void {
  const proof = { issuedAtMs: issuedAtMs(claims), contexts: textsOf(claims["acrs"]) };
  const missing = missingClaims(state, person, proof);
  if (missing === undefined) return;
  const handles = textsOf(claims["xms_cc"]).some((one) => one.toLowerCase() === HANDLES_CHALLENGES);
  throw handles ? armError.insufficientClaims(authority, missing) : armError.invalidToken(authority);
}

const textsOf = (claim: unknown): readonly string[] => (Array.isArray(claim) ? claim.map(String) : []);

async function verifiedClaims(
  state: EmulatorState,
  token: string,
  authority: string,
  nowMs: number,
): Promise<JWTPayload> {
  const keyFor = (header: { kid?: string }) => verificationKey(state, header.kid);
  try {
    const verified = await jwtVerify(token, keyFor, {
      algorithms: ["RS256"],
      currentDate: new Date(nowMs),
      requiredClaims: ["exp", "nbf", "aud", "iss"],
    });
    return verified.payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      throw armError.expiredToken(authority, (error.payload.exp ?? 0) * 1000, nowMs);
    }
    if (error instanceof errors.JOSEError) throw armError.invalidToken(authority);
    throw error;
  }
}

/** Of the key that signed, as long as it is published; the present one when the token names none of them. */
async function verificationKey(
  state: EmulatorState,
  keyId: string | undefined,
): Promise<CryptoKey | Uint8Array> {
  const previous = state.entra.previousKeys.find((one) => one.kid === keyId);
  if (previous !== undefined) return importJWK(previous, "RS256");
  return (await keyPairOf(state.signingKey)).publicKey;
}
