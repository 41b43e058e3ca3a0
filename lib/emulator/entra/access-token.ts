import type { JWTPayload } from "jose";
import { issuerOf } from "../identity/authenticate";
import { issueMark } from "../identity/issue-mark";
import type { LocalAzure } from "../local-azure";
import type { EmulatorState, Person } from "../state/model";
import { appRegistrationOf } from "./app-registration";
import { issuerV2 } from "./authority";
import { settledContexts } from "./claims-challenges";
import type { ClientProof } from "./client-proof";
import type { TokenTimes } from "./conditions";
import { nextMoment } from "./moment";
import type { RequestedResource } from "./requested-scopes";
import { pairwiseSubject, signClaims } from "./sign-claims";
import type { TokenGrant } from "./token-grant";

type Subject = Pick<TokenGrant, "person" | "capabilities" | "contexts"> & {
  readonly resource: Pick<RequestedResource, "name" | "audience" | "permission">;
  /** Of an application; a managed identity shows a certificate. */
  readonly proof?: ClientProof;
};

/**
 * A token for a person in the dashboard, or for the dashboard's own identity.
 *
 * The dashboard's own API asks for tokens of version 2; Azure's services get version 1.
 */
export function accessToken(
  azure: LocalAzure,
  { person, resource, capabilities, contexts, proof = "2" }: Subject,
  origin: string,
  times: TokenTimes,
): Promise<string> {
  const { state } = azure;
  const isPerson = person.kind === "User";
  const goodFor = [...new Set([...settledContexts(state, person), ...contexts])];
  const claims = {
    aud: resource.audience,
    ...(resource.name === "dashboard"
      ? versionTwo(state, person, origin, proof)
      : versionOne(state, person, proof)),
    ...(isPerson && { name: person.displayName, scp: resource.permission }),
    idtyp: isPerson ? "user" : "app",
    oid: person.objectId,
    sub: isPerson ? pairwiseSubject(person.objectId, resource.audience) : person.objectId,
    tid: person.tenantId,
    aio: issueMark(nextMoment(azure)),
    ...(goodFor.length > 0 && { acrs: goodFor }),
    ...(capabilities.length > 0 && { xms_cc: capabilities }),
  };
  return signClaims(state, claims, times);
}

function versionTwo(state: EmulatorState, person: Person, origin: string, proof: ClientProof): JWTPayload {
  return {
    iss: issuerV2(origin, person.tenantId),
    azp: appRegistrationOf(state).clientId,
    azpacr: person.kind === "User" ? "0" : proof,
    ...(person.kind === "User" && { preferred_username: person.principalName }),
    ...(person.appRoles.length > 0 && { roles: person.appRoles }),
    ver: "2.0",
  };
}

function versionOne(state: EmulatorState, person: Person, proof: ClientProof): JWTPayload {
  return {
    iss: issuerOf(person.tenantId),
    appid: appRegistrationOf(state).clientId,
    appidacr: person.kind === "User" ? "0" : proof,
    ...(person.kind === "User" && {
      acr: "1",
      unique_name: person.principalName,
      upn: person.principalName,
    }),
    ver: "1.0",
  };
}
