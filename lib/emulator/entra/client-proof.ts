import { createHash, X509Certificate, type KeyObject } from "node:crypto";
import { decodeJwt, decodeProtectedHeader, errors, importJWK, jwtVerify, type CryptoKey } from "jose";
import { entraError } from "../errors/entra-error";
import type { WireRequest } from "../http/wire-request";
import type { LocalAzure } from "../local-azure";
import { appRegistrationOf } from "./app-registration";
import { issuerV2, type Authority } from "./authority";
import { required } from "./required-parameter";

/** How the application proved who it is, in the numbers of `appidacr`. */
export type ClientProof = "1" | "2";

const ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const ALGORITHMS = ["RS256", "PS256"];

/** Throws unless the application has shown a secret or an assertion that its registration knows. */
export async function requireClientProof(
  azure: LocalAzure,
  wire: WireRequest,
  authority: Authority,
  form: URLSearchParams,
): Promise<ClientProof> {
  if (form.has("client_assertion")) {
    if (required(form, "client_assertion_type") !== ASSERTION_TYPE) throw entraError.malformed();
    await requireAssertion(azure, wire, authority, required(form, "client_assertion"));
    return "2";
  }
  const secret = form.get("client_secret") ?? "";
  if (secret === "") throw entraError.noClientCredential();
  const { clientId } = appRegistrationOf(azure.state);
  if (!azure.state.entra.credentials.secrets.includes(secret)) throw entraError.wrongSecret(clientId);
  return "1";
}

interface Expected {
  readonly key: KeyObject | CryptoKey;
  readonly issuer: string;
  readonly subject: string;
  readonly audience: string[];
}

async function requireAssertion(
  azure: LocalAzure,
  wire: WireRequest,
  authority: Authority,
  assertion: string,
): Promise<void> {
  const { clientId } = appRegistrationOf(azure.state);
  const { issuer } = claimsOf(assertion);
  const expected =
    issuer === clientId
      ? ofCertificate(azure, wire, authority, assertion)
      : await ofFederation(azure, assertion, issuer);
  const { key, ...claims } = expected;
  try {
    await jwtVerify(assertion, key, {
      ...claims,
      algorithms: ALGORITHMS,
      currentDate: new Date(azure.wallNow()),
      clockTolerance: 300,
      requiredClaims: ["exp"],
    });
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw entraError.assertionTime(azure.wallNow());
    if (error instanceof errors.JWTClaimValidationFailed) {
      switch (error.claim) {
        case "aud":
          throw entraError.assertionAudience();
        case "sub":
          throw entraError.assertionOfOther();
        default:
          throw entraError.assertionTime(azure.wallNow());
      }
    }
    throw entraError.assertionSignature("The signature is not that of the key.", "");
  }
}

/** The application signs for itself, with a key whose certificate it has registered. */
function ofCertificate(
  azure: LocalAzure,
  { origin }: WireRequest,
  { segment, tenant }: Authority,
  assertion: string,
): Expected {
  const { clientId } = appRegistrationOf(azure.state);
  const { x5t, "x5t#S256": x5tS256 } = decodeProtectedHeader(assertion);
  const named = typeof x5tS256 === "string" ? x5tS256 : x5t;
  const certificate = azure.state.entra.credentials.certificates
    .map((pem) => new X509Certificate(pem))
    .find(
      ({ raw }) =>
        named !== undefined && [thumbprint(raw, "sha256"), thumbprint(raw, "sha1")].includes(named),
    );
  if (certificate === undefined) throw entraError.assertionSignature("The key was not found.", named ?? "");
  return {
    key: certificate.publicKey,
    issuer: clientId,
    subject: clientId,
    audience: [`${origin}/${segment}/oauth2/v2.0/token`, issuerV2(origin, tenant?.tenantId)],
  };
}

/** Somebody else signs for the application, whom it has said to trust. */
async function ofFederation(azure: LocalAzure, assertion: string, issuer: string): Promise<Expected> {
  const { subject, audiences } = claimsOf(assertion);
  const ofIssuer = azure.state.entra.credentials.federated.filter((one) => one.issuer === issuer);
  if (ofIssuer.length === 0) throw entraError.noFederation(700211, "issuer", issuer);
  const record = ofIssuer.find((one) => one.subject === subject);
  if (record === undefined) throw entraError.noFederation(700213, "subject", subject);
  if (!audiences.includes(record.audience)) {
    throw entraError.noFederation(700212, "audience", audiences.join(" "));
  }
  const { kid } = decodeProtectedHeader(assertion);
  const key = record.keys.find((one) => one.kid === kid);
  if (key === undefined) throw entraError.assertionSignature("The key was not found.", kid ?? "");
  const imported = await importJWK(key, "RS256");
  if (imported instanceof Uint8Array)
    throw entraError.assertionSignature("The key is no public key.", key.kid);
  return { key: imported, issuer, subject, audience: [record.audience] };
}

/** Not yet believed: it only says what to compare with. */
function claimsOf(assertion: string): { issuer: string; subject: string; audiences: readonly string[] } {
  try {
    const { iss = "", sub = "", aud = [] } = decodeJwt(assertion);
    decodeProtectedHeader(assertion);
    return { issuer: iss, subject: sub, audiences: [aud].flat() };
  } catch {
    throw entraError.assertionMalformed();
  }
}

const thumbprint = (raw: Buffer, algorithm: "sha1" | "sha256"): string =>
  createHash(algorithm).update(raw).digest("base64url");
