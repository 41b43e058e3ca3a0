import { errors, importJWK, jwtVerify, SignJWT, type CryptoKey, type JWTPayload } from "jose";
import { armError } from "../errors/arm-error";
import type { EmulatorState, Person } from "../state/model";
import { keyPairOf } from "./signing-key";

export const AUDIENCES = {
  arm: "https://management.azure.com/",
  registry: "https://containerregistry.azure.net",
  dashboard: "api://replica-map",
} as const;
export type AudienceName = keyof typeof AUDIENCES;

const ARM_AUDIENCES = ["https://management.core.windows.net/", "https://management.azure.com/"];
const DEFAULT_LIFETIME_SECONDS = 3_900;
/** The Azure CLI, the client that people's ARM tokens are usually issued to. */
const CLI_APPLICATION_ID = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";

export const issuerOf = (tenantId: string): string => `https://sts.windows.net/${tenantId}/`;

export interface IssuedToken {
  readonly access_token: string;
  /** Seconds since 1970. */
  readonly expires_on: number;
}

export async function issueToken(
  state: EmulatorState,
  person: Person,
  audience: AudienceName,
  nowMs: number,
  lifetimeSeconds = DEFAULT_LIFETIME_SECONDS,
): Promise<IssuedToken> {
  const { privateKey, keyId } = await keyPairOf(state.signingKey);
  const issuedAt = Math.floor(nowMs / 1000);
  const expiresOn = issuedAt + lifetimeSeconds;
  const isPerson = person.kind === "User";
  const claims: JWTPayload = {
    appid: isPerson ? CLI_APPLICATION_ID : person.principalName,
    idtyp: isPerson ? "user" : "app",
    ...(isPerson && { name: person.displayName }),
    oid: person.objectId,
    ...(audience === "dashboard" && { roles: person.appRoles }),
    tid: person.tenantId,
    ...(isPerson && { unique_name: person.principalName, upn: person.principalName }),
    ver: "1.0",
  };
  const accessToken = await new SignJWT(claims)
    .setProtectedHeader({ typ: "JWT", alg: "RS256", kid: keyId })
    .setIssuer(issuerOf(person.tenantId))
    .setAudience(AUDIENCES[audience])
    .setSubject(person.objectId)
    .setIssuedAt(issuedAt)
    .setNotBefore(Math.min(issuedAt, expiresOn))
    .setExpirationTime(expiresOn)
    .sign(privateKey);
  return { access_token: accessToken, expires_on: expiresOn };
}

/** Who sends a request to ARM. `tenantId` is the one that an answer of 401 points to. */
export async function authenticate(
  state: EmulatorState,
  authorization: string | undefined,
  tenantId: string,
  nowMs: number,
): Promise<Person> {
  const token = /^Bearer +([\w.-]+)$/i.exec(authorization ?? "")?.[1];
  if (authorization === undefined) throw armError.authenticationFailed(tenantId);
  if (token === undefined) throw armError.invalidToken(tenantId);
  const claims = await verifiedClaims(state, token, tenantId, nowMs);
  const audience = String(claims.aud);
  if (!ARM_AUDIENCES.some((one) => one === audience || one === `${audience}/`)) {
    throw armError.wrongAudience(tenantId, audience, ARM_AUDIENCES);
  }
  const person = state.people.find(
    (one) =>
      one.objectId === claims["oid"] &&
      one.tenantId === claims["tid"] &&
      claims.iss === issuerOf(one.tenantId),
  );
  if (person === undefined) throw armError.invalidToken(tenantId);
  return person;
}

async function verifiedClaims(
  state: EmulatorState,
  token: string,
  tenantId: string,
  nowMs: number,
): Promise<JWTPayload> {
  const keyFor = (header: { kid?: string }) => verificationKey(state, header.kid);
  try {
    const verified = await jwtVerify(token, keyFor, {
      algorithms: ["RS256"],
      currentDate: new Date(nowMs),
      requiredClaims: ["exp", "aud", "iss"],
    });
    return verified.payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      throw armError.expiredToken(tenantId, (error.payload.exp ?? 0) * 1000, nowMs);
    }
    if (error instanceof errors.JOSEError) throw armError.invalidToken(tenantId);
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
