import type { EmulatorState, Person } from "../state/model";
import { appRegistrationOf } from "./app-registration";
import { issuerV2 } from "./authority";
import { tokenTimes } from "./conditions";
import { pairwiseSubject, signClaims } from "./sign-claims";
import type { TokenGrant } from "./token-grant";

/** An ID token of version 2.0, with the optional claim `auth_time` and the app roles of the person. */
export function idToken(
  state: EmulatorState,
  grant: TokenGrant,
  origin: string,
  nowMs: number,
): Promise<string> {
  const { person, signedInAtMs, nonce } = grant;
  const { clientId } = appRegistrationOf(state);
  const claims = {
    aud: clientId,
    iss: issuerV2(origin, person.tenantId),
    auth_time: Math.floor(signedInAtMs / 1000),
    ...(nonce !== null && { nonce }),
    ...describe(person),
    sub: pairwiseSubject(person.objectId, clientId),
    ver: "2.0",
  };
  return signClaims(state, claims, tokenTimes(state, person, "id", grant.resource.name, nowMs));
}

const describe = (person: Person) => ({
  name: person.displayName,
  oid: person.objectId,
  preferred_username: person.principalName,
  ...(person.appRoles.length > 0 && { roles: person.appRoles }),
  tid: person.tenantId,
});
