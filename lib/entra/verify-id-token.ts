import "server-only";
import type { JWTPayload } from "jose";
import { decodeJwt, errors, jwtVerify } from "jose";
import { z } from "zod";
import { appRolesAmong } from "@/lib/auth/app-roles";
import { storableText } from "@/lib/db/storable-json";
import { AppError } from "@/lib/errors/app-error";
import { refusalError } from "@/lib/errors/refusal-error";
import { getAppRegistration } from "./app-registration";
import { signInServiceUnavailable } from "./fetch-json";
import type { VerifiedIdentity } from "./model";
import { openIdConfigurationOf } from "./openid-configuration";
import { publishedKeysAt } from "./published-keys";

/** How far the clocks of this server and of the sign-in service may be apart. */
const LEEWAY_SECONDS = 300;
const OLDEST_SECONDS = 24 * 60 * 60;
const LONGEST_NAME = 200;

// https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference
const Claims = z.object({
  aud: z.string(),
  ver: z.literal("2.0"),
  oid: z.guid(),
  tid: z.guid(),
  iat: z.number(),
  exp: z.number(),
  nbf: z.number(),
  nonce: z.string().optional(),
  auth_time: z.number().int().positive().max(8_640_000_000_000).optional(),
  name: z.string().optional(),
  preferred_username: z.string().optional(),
  roles: z.array(z.unknown()).optional(),
});

/**
 * Who an ID token names. Throws when it was not issued to this application by the sign-in service of a tenant
 * that is let in, or not for now.
 *
 * Whether the nonce is one of ours is judged by whoever issued it.
 */
export async function verifyIdToken(idToken: string): Promise<VerifiedIdentity> {
  const { clientId, tenantIds } = await getAppRegistration();
  const claimedTenant = tenantClaimedIn(idToken);
  const tenantId = tenantIds.find((id) => id === claimedTenant);
  if (tenantId === undefined) throw refusalError("forbidden", { kind: "other_tenant" });
  const { issuer, jwksUri } = await openIdConfigurationOf(tenantId);
  let payload: JWTPayload;
  try {
    const verified = await jwtVerify(idToken, await publishedKeysAt(jwksUri), {
      algorithms: ["RS256"],
      issuer,
      audience: clientId,
      clockTolerance: LEEWAY_SECONDS,
      maxTokenAge: OLDEST_SECONDS,
      requiredClaims: ["exp", "nbf", "iat"],
    });
    payload = verified.payload;
  } catch (error) {
    throw refusalOf(error);
  }
  const claims = Claims.safeParse(payload);
  if (isAccessToken(payload)) throw notVerified("it is an access token");
  if (!claims.success || claims.data.tid !== tenantId || claims.data.aud !== clientId) {
    throw notVerified("claims are missing or not of the kind that this application gets");
  }
  return identityFrom(claims.data);
}

/** One for an API of this application has its audience and issuer too, and says nothing about a sign-in. */
function isAccessToken(payload: JWTPayload): boolean {
  return ["scp", "azp", "appid", "idtyp"].some((claim) => claim in payload);
}

function identityFrom(claims: z.infer<typeof Claims>): VerifiedIdentity {
  const loginName = wordsOf(claims.preferred_username) ?? claims.oid;
  return {
    objectId: claims.oid.toLowerCase(),
    tenantId: claims.tid,
    displayName: wordsOf(claims.name) ?? loginName,
    loginName,
    appRoles: appRolesAmong(claims.roles ?? []),
    authTime: claims.auth_time === undefined ? undefined : new Date(claims.auth_time * 1000),
    issuedAt: new Date(claims.iat * 1000),
    endsAt: new Date(claims.exp * 1000),
    nonce: claims.nonce,
  };
}

function wordsOf(text: string | undefined): string | undefined {
  const words = storableText(text ?? "")
    .trim()
    .slice(0, LONGEST_NAME);
  return words === "" ? undefined : words;
}

/** Not yet believed: it only says whose keys and issuer to compare with. */
function tenantClaimedIn(idToken: string): unknown {
  try {
    return decodeJwt(idToken)["tid"];
  } catch {
    throw notVerified("it is no token");
  }
}

function refusalOf(error: unknown): AppError {
  if (error instanceof errors.JWTExpired) return wrongTime("it is over");
  if (error instanceof errors.JWTClaimValidationFailed) {
    const isAboutTime = error.reason === "check_failed" && ["nbf", "iat"].includes(error.claim);
    return isAboutTime ? wrongTime("it is not valid yet") : notVerified(`its claim ${error.claim} is wrong`);
  }
  const isOfTheToken =
    error instanceof errors.JOSEError &&
    !(error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) &&
    error.code !== "ERR_JOSE_GENERIC";
  return isOfTheToken ? notVerified(error.code) : signInServiceUnavailable(error);
}

function notVerified(why: string): AppError {
  return new AppError("signed_out", {
    userMessage: "This sign-in could not be verified.",
    nextStep: "Sign in again. If it goes on, whoever runs Replica Map has to look at its app registration.",
    cause: new Error(`The ID token is refused: ${why}.`),
  });
}

function wrongTime(why: string): AppError {
  return new AppError("signed_out", {
    userMessage: "This sign-in is not valid at this time.",
    nextStep:
      "Sign in again. If it goes on, the clock of this server or of your computer is off by more than 5 minutes.",
    cause: new Error(`The ID token is refused: ${why}.`),
  });
}
